import type { Brand } from '../../rulebook/brands.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { memberByAddress } from '../../rulebook/staff.ts';
import type { StoredTicket } from '../../store/tickets/read.ts';
import { SUBMISSION } from '../../ticket/states/outside.ts';
import type { Ticket, TicketMessage } from '../../ticket/ticket.ts';
import { promisesOf, type PromisedDate } from '../promises.ts';
import { type ChronologyEntry, chronologyFor } from './chronology.ts';
import { type CaseDecision, decisionsIn } from './decisions.ts';
import { type Exhibit, exhibitsIn } from './exhibits.ts';

/**
 * The file of a complaint for a third party (R-088, complaints.md 7.2): everything that passed between the player and
 * the house and what the house did, and nothing else: no internal note, no address of the staff, no other player.
 */
export interface CaseFile {
  readonly reference: string;
  readonly brand: string;
  readonly profile: string;
  readonly player: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly category: string;
  readonly subtype: string | null;
  readonly status: string;
  readonly stage: string;
  readonly openedAt: string;
  readonly language: string;
  /** What the player stated, by kind: amounts, dates, identifiers, the remedy asked for. */
  readonly stated: Readonly<Record<string, readonly string[]>>;
  readonly deadlockReference: string | null;
  readonly outsideBody: string | null;
  readonly promises: readonly PromisedDate[];
  readonly pauses: Ticket['life']['pauses'];
  readonly chronology: readonly ChronologyEntry[];
  readonly decisions: readonly CaseDecision[];
  readonly correspondence: readonly Letter[];
  readonly exhibits: readonly Exhibit[];
}

/** One mail, secrets masked as they are stored. */
export interface Letter extends Pick<TicketMessage, 'direction' | 'at' | 'from' | 'to' | 'subject' | 'text'> {
  /** Of the player's mails only: ours carries a token that was signed for the player alone. */
  readonly messageId: string | null;
  /** `M1`, `M2`, in the order of the file. */
  readonly number: string;
  /** Numbers of the exhibits that came or went with it. */
  readonly exhibits: readonly string[];
}

/** The same for the same state of the ticket; only a promise that passed since reads differently. */
export function caseFileOf(stored: StoredTicket, rulebook: Rulebook, asOf: Date): CaseFile {
  const { ticket } = stored;
  const brand = rulebook.brands.get(ticket.brand);
  const messages = sharedMessages(ticket, rulebook);
  const exhibits = exhibitsIn(messages);
  const { reference, player, subject, subtype, status, stage, openedAt, language, life } = ticket;
  const body = life.outside.at(-1)?.body ?? life.deadlock?.body ?? null;
  return {
    ...{ reference, player, subject, subtype, status, stage, openedAt, language },
    brand: brand?.name ?? ticket.brand,
    profile: profileName(brand),
    category: rulebook.categories.find(({ id }) => id === ticket.category)?.label['en'] ?? ticket.category,
    stated: statedIn(ticket),
    deadlockReference: life.deadlock?.deadlockReference ?? null,
    outsideBody: body === null ? null : (rulebook.bodies.bodies.get(body)?.name ?? body),
    promises: promisesOf(stored, asOf),
    pauses: life.pauses,
    chronology: chronologyFor(stored, messages, rulebook),
    decisions: decisionsIn(ticket, rulebook),
    correspondence: messages.map((message, index) => letterOf(message, `M${index + 1}`, exhibits)),
    exhibits,
  };
}

/** Mails of the player's side, of outside bodies and of the house: what the desk writes to its own people is not among them. */
function sharedMessages({ messages, participants }: Ticket, { staff }: Rulebook): readonly TicketMessage[] {
  return messages.filter(({ direction, from, to, kind }) =>
    direction === 'out'
      ? kind === SUBMISSION || participants.includes(to.toLowerCase())
      : memberByAddress(staff, from) === null,
  );
}

function profileName(brand: Brand | undefined): string {
  return brand?.profile ?? 'unknown';
}

function statedIn({ facts }: Ticket): CaseFile['stated'] {
  const kinds = [...new Set(facts.map(({ kind }) => kind))].filter((kind) => SHARED_FACTS.includes(kind));
  return Object.fromEntries(
    kinds.map((kind) => [kind, [...new Set(facts.filter((fact) => fact.kind === kind).map(({ value }) => value))]]),
  );
}

/** Not the card, the account and the devices: who decides on the case does not need them. */
const SHARED_FACTS: readonly string[] = [
  'amount',
  'date',
  'method',
  'transaction',
  'player',
  'round',
  'promo',
  'game',
  'remedy',
  'reference',
];

function letterOf(message: TicketMessage, number: string, exhibits: readonly Exhibit[]): Letter {
  const { direction, at, from, to, subject, text, messageId } = message;
  const own = exhibits.filter(({ mail }) => mail === number).map((exhibit) => exhibit.number);
  const named = direction === 'in' ? messageId : null;
  return { number, direction, at, from, to, subject, text, messageId: named, exhibits: own };
}
