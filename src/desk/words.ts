import { isSendable } from '../mail/compose/addr-spec.ts';
import type { Mailbox, Message } from '../mail/message.ts';
import { visibleTextOf } from '../mail/quoted/visible-text.ts';
import { type FoundSecret, maskSecrets } from '../mail/secrets/mask-secrets.ts';
import { type FormFields, formOf } from '../triage/screening/form.ts';
import { screen } from '../triage/screening/screen.ts';
import type { Screening } from '../triage/screening/screening.ts';
import type { House } from './house.ts';

/** What somebody wrote now and who it was: without history, without signature, with secrets masked from here on. */
export interface Words {
  readonly screening: Screening;
  readonly form: FormFields | null;
  /** `Label: value` lines of a form, as facts read them. */
  readonly fields: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly body: string;
  /** Only what the writer wrote outside of every quotation, even when that is nothing: what an agent sends a player. */
  readonly own: string;
  readonly secrets: readonly FoundSecret[];
  /** Whom an answer may go to; null when nobody, or more than one, says to have written. */
  readonly author: Mailbox | null;
}

/** Reads a message as words. Nothing after this point sees a secret. */
export function wordsOf(message: Message, house: House): Words {
  const screening = screen(message, { addresses: house.addresses, verifiedLoop: false });
  const form = screening.kind === 'form' ? formOf(message) : null;
  const subject = maskSecrets(form?.subject ?? message.subject);
  const { visible, own } = visibleTextOf(message.text);
  const body = maskSecrets(form?.message ?? visible);
  return {
    screening,
    form,
    fields: form ? textFields(form) : {},
    subject: subject.text,
    body: body.text,
    own: maskSecrets(own).text,
    secrets: [...subject.found, ...body.found],
    author: sendable(form ? authorOfForm(form, message) : soleAuthor(message)),
  };
}

/** `joe@localhost` may be somebody; no letter reaches them. */
function sendable(author: Mailbox | null): Mailbox | null {
  return author && isSendable(author.address) ? author : null;
}

/** RFC 5322 section 3.6.2 allows several authors; a complaint has one, and a forged mail often shows two. */
function soleAuthor({ from }: Message): Mailbox | null {
  const [author, ...others] = from;
  return author !== undefined && others.length === 0 ? author : null;
}

/** A form's From is the web server; the player stands in Reply-To or in the form itself. */
function authorOfForm(form: FormFields, message: Message): Mailbox | null {
  if (form.email === null) return message.replyTo[0] ?? null;
  return { name: form.name ?? '', address: form.email };
}

function textFields(form: FormFields): Readonly<Record<string, string>> {
  const entries = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.map(([label, value]) => [label, maskSecrets(value).text]));
}
