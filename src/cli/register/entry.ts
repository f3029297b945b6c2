import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { StoredTicket } from '../../store/tickets/read.ts';
import type { TicketEvent } from '../../ticket/event.ts';
import { regulatoryTypeOf } from '../../ticket/regulatory-type.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { promisesOf, type PromisedDate } from '../promises.ts';

/** One complaint in the register (complaints.md 2.4), in the order of its columns; every value is text. */
export type RegisterEntry = ReturnType<typeof entryOf>;

export function entryOf(stored: StoredTicket, rulebook: Rulebook, asOf: Date) {
  return { ...whatCame(stored.ticket, rulebook), ...whatWasDone(stored), ...howItEnded(stored, asOf) };
}

function whatCame(ticket: Ticket, { brands, regulatoryTypes }: Rulebook) {
  const { reference, brand, openedAt, language, player, category, subtype, secondary, flags } = ticket;
  const { status, stage, complexity, priority, assignee, messages } = ticket;
  const stated = (kind: string): string =>
    listed(ticket.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : [])));
  const profile = brands.get(brand)?.profile ?? '';
  const regulatory = regulatoryTypeOf(ticket, regulatoryTypes, profile);
  const description = messages.find(({ direction }) => direction === 'in')?.text ?? '';
  return {
    ...{
      reference,
      brand,
      profile,
      channel: 'email',
      received_at: openedAt,
      language,
    },
    ...{ complainant: player.name, address: player.address, account: stated('player') },
    ...{ category, subtype: subtype ?? '', secondary: listed(secondary), flags: listed(flags) },
    ...{ regulatory_type: regulatory.type, regulatory_name: regulatory.name },
    ...{ status, stage, complexity, priority, assignee: assignee ?? '' },
    ...{ subject: ticket.subject, description: description.slice(0, LONGEST_DESCRIPTION), remedy: stated('remedy') },
    ...{ amounts: stated('amount'), incident_dates: stated('date'), methods: stated('method') },
    ...{ transactions: stated('transaction'), rounds: stated('round'), promotions: stated('promo') },
    evidence: listed(messages.flatMap(({ attachments }) => attachments.map(({ name, sha256 }) => `${name} ${sha256}`))),
  };
}

const LONGEST_DESCRIPTION = 2_000;

function whatWasDone({ ticket, events }: StoredTicket) {
  const { acknowledgedAt, life } = ticket;
  return {
    acknowledged_at: acknowledgedAt ?? '',
    first_response_at: life.firstResponseAt ?? '',
    requests: listed(
      events.flatMap((event) => (event.kind === 'player-asked' ? [`${event.at} ${event.items.join(' ')}`] : [])),
    ),
    pauses: listed(life.pauses.map(({ from, to, reason }) => `${from}/${to ?? ''} ${reason}`)),
    extensions: listed(life.extensions.map(({ at, from, to }) => `${at} from ${from} to ${to}`)),
    hand_overs: listed(
      events.flatMap((event) => (event.kind === 'assigned' ? [`${event.at} ${event.to ?? 'nobody'}`] : [])),
    ),
    updates_sent: String(sentToPlayer(ticket, events, ['progress-update', 'delay-notice'])),
    letters_sent: String(sentToPlayer(ticket, events, null)),
    escalated_at: listed(life.escalations.map(({ at }) => at)),
  };
}

function howItEnded(stored: StoredTicket, asOf: Date) {
  const { life } = stored.ticket;
  const [first, ...reviews] = life.decisions;
  const last = life.decisions.at(-1);
  const promises = promisesOf(stored, asOf);
  const kept = (name: PromisedDate['promise']): string => promises.find(({ promise }) => promise === name)?.state ?? '';
  const referral = stored.events.findLast((event) => event.kind === 'referred');
  return {
    ...{ outcome: last?.outcome ?? '', reasons: last?.reasons ?? '' },
    terms: listed((last?.terms ?? []).map(({ id, article, version }) => `${id} ${article} ${version}`)),
    ...{ redress: last?.action?.what ?? '', redress_on: last?.action?.on ?? '', decided_at: first?.at ?? '' },
    ...{ decided_by: last?.by ?? '', appealed_at: life.appealedAt ?? '' },
    ...{ appeal_outcome: reviews.at(-1)?.outcome ?? '', appeal_decided_by: reviews.at(-1)?.by ?? '' },
    ...{ deadlock_reference: life.deadlock?.deadlockReference ?? '', deadlock_at: life.deadlock?.at ?? '' },
    ...{
      outside_body: life.outside.at(-1)?.body ?? referral?.body ?? life.deadlock?.body ?? '',
      body_reference: referral?.bodyReference ?? '',
    },
    ...{ referred_at: referral?.at ?? '', submitted_at: listed(momentsOf(stored.events, 'submitted')) },
    ...{
      reopened: String(life.reopened),
      closed_at: life.closing?.at ?? '',
      closing_reason: life.closing?.reason ?? '',
    },
    merged_into: life.mergedInto ?? '',
    ...{ acknowledgement_in_time: kept('acknowledgement'), first_response_in_time: kept('first response') },
    ...{ decision_in_time: kept('decision'), limit_in_time: kept('regulator’s limit') },
    rating: life.rating === null ? '' : String(life.rating),
  };
}

/** Letters that the mail server took; what the desk writes to its own people is not among them. */
function sentToPlayer(
  { messages, participants }: Ticket,
  events: readonly TicketEvent[],
  names: readonly string[] | null,
): number {
  const theirs = messages.filter(({ direction, to }) => direction === 'out' && participants.includes(to.toLowerCase()));
  const ids = new Set(theirs.map(({ messageId }) => messageId));
  return events.filter(
    (event) =>
      event.kind === 'letter-sent' && ids.has(event.messageId) && (names === null || names.includes(event.letter)),
  ).length;
}

function momentsOf(events: readonly TicketEvent[], wanted: TicketEvent['kind']): readonly string[] {
  return events.filter(({ kind }) => kind === wanted).map(({ at }) => at);
}

function listed(values: readonly string[]): string {
  return [...new Set(values)].join(' | ');
}
