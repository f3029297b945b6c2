import { type Belonging, belongingOf, type Claimant } from '../ticket/belonging.ts';
import { belongingByContent } from '../ticket/belonging-by-content.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Assessment } from '../triage/assessment.ts';
import { assess, type Circumstances } from './assess.ts';
import type { Arrival, Known, Look } from './desk.ts';
import type { Fresh, House } from './house.ts';

/** Where a mail belongs, and what it is there: what a ticket holds already changes what is still missing. */
export interface Placed {
  readonly belonging: Belonging;
  readonly assessment: Assessment;
}

/** First by its thread, then by what it says. */
export function place(
  { message, receivedAt }: Pick<Arrival, 'message' | 'receivedAt'>,
  { words, clues }: Pick<Look, 'words' | 'clues'>,
  claimant: Claimant,
  { known, house, fresh }: { readonly known: Known; readonly house: House; readonly fresh: Pick<Fresh, 'now'> },
): Placed {
  const read = (belonging: Belonging): Assessment =>
    assess(message, words, circumstancesOf(joined(belonging), receivedAt), house);
  const byThread = belongingOf(clues, claimant, known, house.keys);
  const assessment = read(byThread);
  const belonging = belongingByContent(
    byThread,
    { claimant, assessment, attachments: message.attachments.length },
    {
      tickets: [...known.tickets, ...known.byMessageId, ...known.others],
      brand: house.brand.id,
      now: fresh.now,
      rulebook: house.rulebook,
    },
  );
  const isElsewhere = idOf(belonging) !== idOf(byThread);
  return { belonging, assessment: isElsewhere ? read(belonging) : assessment };
}

/** What is known besides its bytes of a mail that joins a ticket, or none. */
export function circumstancesOf(ticket: Ticket | null, receivedAt: Date): Circumstances {
  return {
    receivedAt,
    isReply: ticket !== null,
    alreadyPresent: ticket?.evidence.present.map(({ item }) => item) ?? [],
    earlierFacts: ticket?.facts ?? [],
    registered: ticket && ticket.category !== 'other' ? ticket : null,
  };
}

function joined(belonging: Belonging): Ticket | null {
  return belonging.kind === 'joins' ? belonging.ticket : null;
}

function idOf(belonging: Belonging): string | null {
  return joined(belonging)?.id ?? null;
}
