import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Deadlines } from '../deadlines/deadlines.ts';
import type { TicketFact } from '../event.ts';
import type { ComplaintArrived } from '../occurrence.ts';
import type { LetterOrder, Plan } from '../plan.ts';
import { priorityOf } from '../priority.ts';
import type { Instant } from '../ticket.ts';
import { firstLetter } from './first-letter.ts';
import { recordOf } from './received.ts';

/** What a new ticket needs beside the mail: its name and its dates, and whether a first letter may go. */
export interface Opening {
  readonly id: string;
  readonly reference: string;
  readonly brand: string;
  readonly deadlines: Deadlines;
  /** The limit that a first letter would pass, in words, or null. */
  readonly passedLimit: string | null;
}

/** A new ticket and exactly one first letter, or the reason why none goes. */
export function planForComplaint(occurrence: ComplaintArrived, opening: Opening, rulebook: Rulebook): Plan {
  const { mail, assessment, claims, relates, from } = occurrence;
  const withheld = reasonToWithhold(occurrence, opening);
  const letter = letterFor(firstLetter(assessment.classification.flags, rulebook.flags), occurrence);
  const order: LetterOrder = { letter, to: from, urgency: letter === 'acknowledgement' ? 1 : 0 };
  return {
    events: [
      opened(occurrence, opening, rulebook),
      ...recordOf(mail, assessment),
      ...(claims ? [{ kind: 'linked', ...claims } as const] : []),
      ...(relates ? [{ kind: 'linked', reference: relates.ticket.reference, why: relates.why } as const] : []),
      ...(withheld === null ? [] : [{ kind: 'letter-withheld', letter, reason: withheld } as const]),
    ],
    letters: withheld === null ? [order] : [],
  };
}

/** Whoever writes in the name of an outside body and cannot prove it gets nothing from us, and so does the body. */
function reasonToWithhold({ inNameOf }: ComplaintArrived, { passedLimit }: Opening): string | null {
  return inNameOf ? `in the name of ${inNameOf.name}, and nothing proves it` : passedLimit;
}

/** What a flag asks for comes before what the form of the mail asks for. */
function letterFor(asked: string, { mail, claims }: ComplaintArrived): string {
  if (asked !== 'acknowledgement') return asked;
  if (mail.truncated) return 'too-large';
  return claims ? 'stranger' : asked;
}

function opened({ from, mail, assessment }: ComplaintArrived, opening: Opening, rulebook: Rulebook): TicketFact {
  const { classification, facts } = assessment;
  const { deadlines } = opening;
  const { priority } = priorityOf({ classification, facts, contacts: 1, lateness: 'in-time' }, rulebook.priorities);
  return {
    kind: 'opened',
    id: opening.id,
    reference: opening.reference,
    brand: opening.brand,
    player: from,
    subject: mail.subject,
    complexity: deadlines.complexity,
    priority,
    deadlines: {
      acknowledgement: instant(deadlines.acknowledgement),
      firstResponse: instant(deadlines.firstResponse),
      nextUpdate: instant(deadlines.nextUpdate),
      decision: instant(deadlines.decision),
      ...(deadlines.regulator && { regulator: instant(deadlines.regulator) }),
    },
  };
}

function instant(date: Date): Instant {
  return date.toISOString();
}
