import type { Dispatched } from '../src/daemon/loops/dispatch.ts';
import type { Processed } from '../src/daemon/loops/process.ts';
import type { TicketEvent } from '../src/ticket/event.ts';
import type { Ticket } from '../src/ticket/ticket.ts';
import { type Paint, paintFor } from './narration/paint.ts';
import { type Arrival, tellArrival, tellDeparture, type Verdict } from './narration/tell.ts';

/** Tells on a terminal of a mail that the daemon has just handled. */
export function narrateArrival(processed: Processed, paint = usualPaint()): readonly string[] {
  return tellArrival(arrivalOf(processed), paint);
}

/** Tells on a terminal of a letter that the daemon has just sent, or could not send. */
export function narrateDelivery({ claim, result }: Dispatched, paint = usualPaint()): readonly string[] {
  const { letter, envelopeTo, subject } = claim;
  return tellDeparture({ letter, to: envelopeTo, subject, result: result.kind, response: result.response }, paint);
}

function usualPaint(): Paint {
  return paintFor(process.stdout, process.env['NO_COLOR']);
}

function arrivalOf({ message, handled, result }: Processed): Arrival {
  const { answer, occurrence } = handled;
  const duplicate = result.kind === 'duplicate';
  const events = duplicate ? [] : (answer.ticket?.events ?? []);
  const known = answer.ticket?.kind === 'continues' ? answer.ticket.ticket : null;
  const opened = events.find((event) => event.kind === 'opened');
  return {
    from: message.from[0] ?? null,
    subject: occurrence.mail.subject,
    outcome: duplicate ? 'duplicate' : answer.outcome,
    reason: duplicate ? `the same mail came before, as number ${result.of}` : answer.reason,
    ...ticketOf(opened ?? (duplicate ? null : known)),
    verdict: verdictOf(events),
    withheld: events.filter((event) => event.kind === 'letter-withheld'),
  };
}

function ticketOf(ticket: Pick<Ticket, 'reference' | 'deadlines'> | null): Pick<Arrival, 'reference' | 'deadline'> {
  return { reference: ticket?.reference ?? null, deadline: ticket?.deadlines.decision ?? null };
}

function verdictOf(events: readonly TicketEvent[]): Verdict | null {
  const assessed = events.find((event) => event.kind === 'assessed');
  return assessed ? { ...assessed, missing: assessed.evidence.missing } : null;
}
