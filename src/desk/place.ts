import { type Belonging, belongingOf, type Claimant } from '../ticket/belonging.ts';
import { belongingByContent } from '../ticket/belonging-by-content.ts';
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
    assess(message, words, circumstancesOf(belonging, receivedAt), house);
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

function circumstancesOf(belonging: Belonging, receivedAt: Date): Circumstances {
  const ticket = belonging.kind === 'joins' ? belonging.ticket : null;
  return {
    receivedAt,
    isReply: ticket !== null,
    alreadyPresent: ticket?.evidence.present.map(({ item }) => item) ?? [],
    earlierFacts: ticket?.facts ?? [],
    registered: ticket && ticket.category !== 'other' ? ticket : null,
  };
}

function idOf(belonging: Belonging): string | null {
  return belonging.kind === 'joins' ? belonging.ticket.id : null;
}
