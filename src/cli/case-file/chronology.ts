import type { Rulebook } from '../../rulebook/rulebook.ts';
import { memberById } from '../../rulebook/staff.ts';
import type { StoredTicket } from '../../store/tickets/read.ts';
import type { TicketEvent } from '../../ticket/event.ts';
import type { Said } from '../../ticket/states/life-event.ts';
import type { TicketMessage } from '../../ticket/ticket.ts';

/** One line of what happened. */
export interface ChronologyEntry {
  readonly at: string;
  /** `player`, `desk` for what the house did without a person, the name players know of somebody, or an outside body. */
  readonly who: string;
  readonly what: string;
}

/** What happened, oldest first, as far as it concerns anybody outside the house. */
export function chronologyFor(
  { events }: StoredTicket,
  messages: readonly TicketMessage[],
  { staff, bodies }: Rulebook,
): readonly ChronologyEntry[] {
  const numbers = new Map(messages.map((message, index) => [message.messageId, `M${index + 1}`]));
  const nameOf = (actor: string): string =>
    memberById(staff, actor)?.publicName ?? bodies.bodies.get(actor)?.name ?? actor;
  return events.flatMap((event) => {
    const told = tellingOf(event, (messageId) => numbers.get(messageId) ?? null);
    return told === null ? [] : [{ at: event.at, who: nameOf(told.who), what: told.what }];
  });
}

interface Told {
  readonly who: string;
  readonly what: string;
}

type NumberOf = (messageId: string | null) => string | null;

/** Null for what is the house's own business: notes, hand-overs, warnings, links to other tickets. */
function tellingOf(event: TicketEvent, numberOf: NumberOf): Told | null {
  switch (event.kind) {
    case 'opened':
      return byDesk(`registered the complaint as ${event.reference}`);
    case 'message-received':
      return {
        who: event.message.kind === 'player' ? 'player' : 'machine',
        what: mail('wrote', numberOf, event.message),
      };
    case 'outside-body-wrote':
      return {
        who: event.body,
        what: `${mail('wrote', numberOf, event.message)}; our answer is due by ${day(event.answerBy)}`,
      };
    case 'outside-body-answered':
      return event.how === 'otherwise'
        ? { who: event.by, what: 'answered the outside body by another way than mail' }
        : null;
    case 'machine-mail-filed':
      return { who: 'machine', what: mail('an automatic mail came', numberOf, event.message) };
    case 'assessed':
      return byDesk(
        `understood it as ${event.category}${event.flags.length > 0 ? ` (${event.flags.join(', ')})` : ''}`,
      );
    case 'letter-sent': {
      const number = numberOf(event.messageId);
      return number === null ? null : byDesk(`the mail server took our ${event.letter} (${number})`);
    }
    case 'letter-refused': {
      const number = numberOf(event.messageId);
      return number === null ? null : byDesk(`our ${event.letter} (${number}) could not be sent: ${event.reason}`);
    }
    case 'delivery-failed':
      return { who: 'machine', what: `a mail of ours came back: ${event.status} ${event.diagnostic}`.trim() };
    case 'letter-redirected': {
      const number = numberOf(event.message.messageId);
      return byDesk(`sent our ${event.letter} again to another address${number === null ? '' : ` (${number})`}`);
    }
    case 'letter-undeliverable':
      return byDesk(`could not send our ${event.letter} to any other address`);
    case 'on-call-paged':
      return byDesk(`called the people on call (${event.flags.join(', ')})`);
    case 'masked':
      return { who: event.by, what: 'removed private words from the file for good' };
    case 'document-rejected':
      return { who: event.by, what: `did not accept a document: ${event.item}, ${event.reason}` };
    default:
      return tellingOfLife(event);
  }
}

function tellingOfLife(event: TicketEvent): Told | null {
  switch (event.kind) {
    case 'player-asked':
      return { who: event.by, what: `asked the player for ${event.items.join(', ')}, by ${day(event.answerBy)}` };
    case 'player-answered':
      return { who: 'player', what: 'answered what was asked' };
    case 'held':
      return { who: event.by, what: `began to wait for the ${event.party}, until ${day(event.until)}` };
    case 'woken':
      return { who: event.by, what: 'went on with the case' };
    case 'extended':
      return {
        who: event.by,
        what: `moved the ${PROMISES[event.promise]} from ${day(event.from)} to ${day(event.to)}: ${wordsOf(event.reason)}`,
      };
    case 'escalated':
      return { who: event.by, what: 'passed the case to a supervisor' };
    case 'decided':
      return { who: event.by, what: `decided: ${event.decision.outcome}` };
    case 'appealed':
      return { who: event.by, what: 'opened an appeal' };
    case 'deadlocked':
      return { who: event.by, what: `ended our procedure without agreement, as ${event.deadlockReference}` };
    case 'referred':
      return {
        who: event.body,
        what: `took the matter up${event.bodyReference === null ? '' : ` as ${event.bodyReference}`}; our answer is due by ${day(event.answerBy)}`,
      };
    case 'submitted':
      return { who: event.by, what: `answered ${event.body}` };
    case 'reminded':
      return byDesk(`reminded the player; the case is closed without an answer on ${day(event.closeAt)}`);
    case 'closed':
      return { who: event.by, what: `closed the case: ${event.reason}` };
    case 'merged':
      return { who: event.by, what: `joined the case with ${event.into}` };
    case 'reopened':
      return { who: event.by, what: 'reopened the case' };
    default:
      return null;
  }
}

const PROMISES = { firstResponse: 'first response', decision: 'decision' } as const;

function byDesk(what: string): Told {
  return { who: 'desk', what };
}

function mail(verb: string, numberOf: NumberOf, { messageId, subject }: TicketMessage): string {
  const number = numberOf(messageId);
  return `${verb}: ${subject || '(no subject)'}${number === null ? '' : ` (${number})`}`;
}

function day(instant: string): string {
  return instant.slice(0, 10);
}

function wordsOf(said: Said<string>): string {
  return 'words' in said ? said.words : said.phrase;
}
