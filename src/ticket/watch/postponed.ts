import { addSpan } from '../deadlines/deadlines.ts';
import type { NewDates } from '../states/life-event.ts';
import type { Ticket } from '../ticket.ts';
import { earlier, later } from './clocks.ts';
import type { Look } from './look.ts';

/** Where a decision that is not ready can still be moved to. */
export type Postponement =
  | { readonly kind: 'moved'; readonly to: Date; readonly deadlines: NewDates; readonly limit: 'kept' | 'passed' }
  /** The regulator's clock runs out, and its profile ends our procedure there (ukgc: eight weeks). */
  | { readonly kind: 'deadlock' };

/**
 * The new date of a decision that was due at `from`: a simple complaint gets the time of a complex one, later ones a
 * few days more; the regulator's limit holds until its profile's one extension is used up (complaints.md 2.3).
 */
export function postponed(ticket: Ticket, from: Date, look: Look): Postponement {
  const { now, profile, followUps, calendar } = look;
  const start = later(from, now);
  const asComplex = addSpan(new Date(ticket.openedAt), profile.decision.complex, calendar);
  const wanted = later(addSpan(start, followUps.postpone.decision, calendar), asComplex);
  const regulator = ticket.deadlines.regulator === undefined ? null : new Date(ticket.deadlines.regulator);
  if (regulator === null || addSpan(start, oneDay, calendar) < regulator)
    return moved(ticket, earlier(wanted, regulator), { limit: 'kept' });
  if (profile.extension !== null && !wasExtended(ticket)) {
    const extended = addSpan(later(regulator, now), profile.extension, calendar);
    return moved(ticket, earlier(wanted, extended), { limit: 'kept', regulator: extended });
  }
  return profile.atLimit === 'deadlock' ? { kind: 'deadlock' } : moved(ticket, wanted, { limit: 'passed' });
}

/** Nearer than this no new date is worth a letter. */
const oneDay = { days: 1 };

/** The regulator's own extension is given once. */
function wasExtended({ life: { extensions } }: Ticket): boolean {
  return extensions.some(({ deadlines }) => 'regulator' in deadlines);
}

/** A first answer that is still owed is owed with the decision from then on. */
function moved(
  { life }: Ticket,
  to: Date,
  { limit, regulator }: { readonly limit: 'kept' | 'passed'; readonly regulator?: Date },
): Postponement {
  const decision = to.toISOString();
  const deadlines: NewDates = {
    decision,
    ...(life.firstResponseAt === null && { firstResponse: decision }),
    ...(regulator && { regulator: regulator.toISOString() }),
  };
  return { kind: 'moved', to, deadlines, limit };
}
