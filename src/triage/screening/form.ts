import type { Message } from '../../mail/message.ts';
import { cleanName, readAddress } from '../../mail/parse/addresses.ts';
import type { FormLabel } from './form-labels.ts';
import { labelledLines } from './labelled-lines.ts';
import { webServerSign } from './web-server.ts';

/** What a player typed into a web form, field by field; null where the form has no such field or it was left empty. */
export type FormFields = Readonly<Record<FormLabel, string | null>>;

/**
 * The fields of a web form's mail, or null for any other mail. A player may write `Amount: 500` too, so a sign
 * that a web server sent it is asked for; and a shop's receipt has labels too, so one of them must say what the matter
 * is. A form that names nobody to answer, in its fields or in Reply-To, is none.
 */
export function formOf(message: Message): FormFields | null {
  const sign = webServerSign(message);
  if (sign === 'none' || message.inReplyTo.length > 0 || message.references.length > 0) return null;
  const found = labelledLines(message.text);
  if (!statesMatter(found, sign)) return null;
  const fields = fieldsOf(found);
  return fields.email !== null || answersGoElsewhere(message) ? fields : null;
}

function statesMatter(found: ReadonlyMap<FormLabel, string>, sign: 'clear' | 'weak'): boolean {
  if (sign === 'weak') return found.size >= 3 && found.has('message');
  return found.size >= 2 && (found.has('message') || found.has('subject') || found.has('category'));
}

function fieldsOf(found: ReadonlyMap<FormLabel, string>): FormFields {
  const value = (label: FormLabel): string | null => found.get(label) ?? null;
  // Some forms write both into one field: `From: Joe <joe@example.test>`.
  const name = value('name') ?? /^[^<@]{1,100}(?=<)/.exec(value('email') ?? '')?.[0] ?? null;
  return {
    subject: value('subject')?.slice(0, 998) ?? null,
    message: value('message'),
    email: addressIn(value('email') ?? ''),
    name: name === null ? null : cleanName(name.replace(/<[^<>]{0,320}>/, '')),
    category: value('category'),
    player: value('player'),
    phone: value('phone'),
    amount: value('amount'),
    date: value('date'),
    method: value('method'),
    transaction: value('transaction'),
  };
}

/** One address and no more: a field that names two is not believed. */
function addressIn(value: string): string | null {
  const found = value.slice(0, 500).match(/[^\s<>()[\]:;,"]{1,64}@[^\s<>()[\]:;,"]{1,253}/g) ?? [];
  const addresses = new Set(found.map((written) => readAddress(written)));
  const [only = null] = addresses;
  return addresses.size === 1 ? only : null;
}

function answersGoElsewhere({ replyTo, from }: Message): boolean {
  return replyTo.length === 1 && !from.some(({ address }) => address === replyTo[0]?.address);
}
