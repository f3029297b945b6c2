import { readHouseFiles } from '../../../../src/daemon/house-files.ts';
import type { TicketEvent, TicketFact } from '../../../../src/ticket/event.ts';
import { evolve } from '../../../../src/ticket/evolve.ts';
import type { PlayerWrote } from '../../../../src/ticket/occurrence.ts';
import { planForPlayer } from '../../../../src/ticket/plans/player-wrote.ts';
import type { KeptAttachment, Ticket } from '../../../../src/ticket/ticket.ts';
import type { DuePlan } from '../../../../src/ticket/watch/due-of.ts';
import { lookAt } from '../../../../src/ticket/watch/look.ts';
import type { Classification } from '../../../../src/triage/classify/classification.ts';
import { classify } from '../../../../src/triage/classify/classify.ts';
import { languageOf } from '../../../../src/triage/language/language-of.ts';
import { openedAt, ticketWith } from '../life-world.ts';
import { planned } from '../letter-planned.ts';

const files = await readHouseFiles('rules', 'templates');
if (files.kind === 'mistaken') throw new Error(JSON.stringify(files.mistakes));
export const { rulebook } = files.value;
const brand = rulebook.brands.get('default')!;

/** How a mail of Amelie comes: by our reply address, unless a test says otherwise. */
export interface How {
  readonly at?: string;
  readonly subject?: string;
  readonly joinedBy?: string;
  readonly attachments?: readonly KeptAttachment[];
  /** Message-IDs that it answers. */
  readonly answers?: readonly string[];
  /** Checklist items that it brings. */
  readonly brings?: readonly string[];
}

export const BY_TOKEN = 'the signed reply address';
export const BY_REFERENCE = 'the reference, from an authenticated participant';

/** Amelie's mail, read by the rules that ship. */
export function mailOf(text: string, ticket: Ticket, how: How = {}): PlayerWrote {
  const { at = '2026-11-24T10:00:00.000Z', subject = '', joinedBy = BY_TOKEN, attachments = [], answers = [] } = how;
  const { language, classification } = readOnce(subject, text);
  const present = (how.brings ?? []).map((item) => ({ item, by: 'said' }) as never);
  const missing = ticket.evidence.missing.filter((item) => !how.brings?.includes(item));
  return {
    kind: 'player-wrote',
    from: ticket.player,
    ticket,
    joinedBy,
    mail: {
      messageId: `amelie-${at}@example.test`,
      ancestors: answers,
      from: ticket.player.address,
      to: 'support@casino.test',
      subject,
      text,
      attachments,
      receivedAt: new Date(at),
      authentication: 'pass',
      truncated: false,
    },
    assessment: {
      screening: { kind: 'person', reason: 'no sign of a machine' },
      language,
      visibleText: text,
      subject,
      classification,
      facts: [],
      evidence: { present: [...ticket.evidence.present, ...present], missing },
    },
  };
}

/** The same words are read once: simulations say them thousands of times. */
function readOnce(subject: string, text: string) {
  const key = JSON.stringify([subject, text]);
  const known = read.get(key);
  if (known) return known;
  const language = languageOf({ subject, text }, rulebook).language;
  const input = { subject, body: text, language, attachmentNames: [], isReply: true, form: {} };
  const fresh = { language, classification: classify(input, rulebook) };
  read.set(key, fresh);
  return fresh;
}

const read = new Map<string, { readonly language: string | null; readonly classification: Classification }>();

export interface Written extends DuePlan {
  /** Names of its letters. */
  readonly names: readonly string[];
  /** Kinds of its events after the record of the mail. */
  readonly kinds: readonly string[];
  /** The ticket with all of it. */
  readonly ticket: Ticket;
}

/** What Amelie's words do to a ticket. */
export function writes(text: string, ticket: Ticket, how: How = {}): Written {
  const { at = '2026-11-24T10:00:00.000Z' } = how;
  const plan = planForPlayer(mailOf(text, ticket, how), ticket, {
    look: lookAt(new Date(at), brand, rulebook),
    rulebook,
  });
  const letters = plan.letters.map(({ letter }, index) =>
    planned(letter, `${letter}-${at}-${index}@casino.test`, new Date(at)),
  );
  const after = [...plan.events, ...letters].reduce<Ticket>((so, fact) => evolve(so, { at, ...fact }), ticket);
  return {
    ...plan,
    names: plan.letters.map(({ letter }) => letter),
    kinds: plan.events.slice(2).map(({ kind }) => kind),
    ticket: after,
  };
}

/** Amelie's ticket, acknowledged, and what happened to it since. */
export function acknowledgedTicket(...facts: readonly (TicketFact & { readonly at?: string })[]): Ticket {
  return ticketWith(...letter('acknowledgement', openedAt), ...facts);
}

/** A letter that was written and left at once. */
export function letter(name: string, at: string): readonly TicketEvent[] {
  const messageId = `${name}-${at}@casino.test`;
  return [
    { at, ...planned(name, messageId, new Date(at)) },
    { at, kind: 'letter-sent', letter: name, messageId, response: '250' },
  ];
}
