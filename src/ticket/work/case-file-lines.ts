import { type Saying, say } from '../sayings/saying.ts';
import type { Ticket, TicketMessage } from '../ticket.ts';
import { chronologyOf } from './chronology.ts';
import { standingOf } from './standing.ts';

/** The file of a ticket as text: standing, chronology, every mail with the player in full, files by their hash. */
export function caseFileLines(ticket: Ticket): readonly Saying[] {
  return [
    ...standingOf(ticket),
    ...ticket.links.map(({ reference, why }) => say('shown.linked', { reference, why })),
    ...chronologyOf(ticket, 'without-notes'),
    ...ticket.messages.flatMap((message) => inFull(message)),
  ];
}

function inFull({ at, from, subject, text, attachments, direction, kind }: TicketMessage): readonly Saying[] {
  return [
    direction === 'out'
      ? say('shown.sent', { at, letter: kind, subject })
      : say('shown.received', { at, from, subject }),
    say('shown.text', { text }),
    ...attachments.map(({ name, size, sha256 }) => say('shown.attachment', { name, size: String(size), sha256 })),
  ];
}
