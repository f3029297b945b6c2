import type { StepName } from '../../rulebook/phrases.ts';
import type { TicketEvent } from '../event.ts';

/**
 * What an event tells the player about the work on the case, or null when it tells nothing. Only what was really done
 * stands in a progress update, so this is the whole of what one can say (complaints.md 5.3).
 */
export function stepOf(event: TicketEvent): StepName | null {
  switch (event.kind) {
    case 'message-received':
      return 'received';
    case 'assigned':
      return event.to === null ? null : 'assigned';
    case 'category-changed':
      return 'passed-on';
    case 'document-rejected':
      return 'documents-checked';
    case 'agent-wrote':
      return WORK[event.use];
    case 'player-asked':
      return 'asked-player';
    case 'held':
      return `asked-${event.party}`;
    case 'woken':
      return event.why === 'answered' ? 'third-party-answered' : 'hold-ended';
    case 'extended':
      return 'rescheduled';
    case 'player-answered':
    case 'escalated':
    case 'absorbed':
    case 'decided':
    case 'appealed':
    case 'deadlocked':
    case 'referred':
    case 'submitted':
    case 'closed':
    case 'reopened':
      return event.kind;
    default:
      return null;
  }
}

/** What an agent's mail shows of the work on the case; that a note was written is told, its words are not. */
const WORK = {
  reply: 'replied',
  note: 'examined',
  call: 'called',
  letter: null,
  submission: null,
  forwarded: null,
  none: null,
} as const;
