import type { Span } from '../../rulebook/profiles.ts';
import { type After, filedBefore, quietTickets } from '../../store/retention/expired.ts';
import { purgeFiled, purgeOriginals, purgeTicket } from '../../store/retention/purge.ts';
import { ticketById } from '../../store/tickets/read.ts';
import { keptUntil, mustStay } from '../../ticket/retention.ts';
import { createBell } from '../bell.ts';
import type { Engine } from '../engine.ts';
import type { Loop } from './loop.ts';

/**
 * Deletes what nobody may keep any longer: tickets, original mails and machines' mails, each by the span of its
 * profile. Nothing under a litigation hold goes, nothing of an open ticket goes (complaints.md 9.3, R-112).
 */
export function purgeLoop(engine: Engine, everyMs = 3_600_000): Loop {
  let after: After | null = null;
  return {
    name: 'purge',
    bell: createBell(),
    everyMs,
    look: async () => {
      const retentions = [...engine.house().rulebook.profiles.values()].map(({ retention }) => retention);
      const filed = await purgeOldFiled(engine, longestOf(retentions.map((one) => one.filed)));
      const before = daysAgo(
        engine.now(),
        shortestOf(retentions.flatMap(({ originals, ticket }) => [originals, ticket])),
      );
      const quiet = await quietTickets(engine.database, { before, after, limit: BATCH });
      for (const { id } of quiet) {
        if (engine.stop.aborted) return 'idle';
        await purgeOne(engine, id);
      }
      // At the end of the walk the next look begins anew, for a hold may have been lifted.
      after = quiet.length === BATCH ? (quiet.at(-1) ?? null) : null;
      return after !== null || filed === BATCH ? 'more' : 'idle';
    },
  };
}

const BATCH = 100;

async function purgeOne({ database, blobs, house, now, log }: Engine, ticketId: string): Promise<void> {
  const stored = await ticketById(database, ticketId);
  if (!stored) return;
  const { ticket, version } = stored;
  const { rulebook, brand } = house(ticket.brand);
  if (mustStay(ticket, rulebook.flags) !== null) return;
  const until = keptUntil(ticket, rulebook.profileOf(brand), rulebook.calendarOf(brand));
  if (until.ticket <= now()) {
    const kind = await purgeTicket(database, blobs, { ticketId, version });
    log.info('a ticket is over its time', { reference: ticket.reference, kind });
  } else if (until.originals <= now()) {
    const count = await purgeOriginals(database, blobs, ticketId);
    if (count > 0) log.info('original mails are over their time', { reference: ticket.reference, count });
  }
}

async function purgeOldFiled({ database, blobs, now, log }: Engine, span: number): Promise<number> {
  const ids = await filedBefore(database, daysAgo(now(), span), BATCH);
  await purgeFiled(database, blobs, ids);
  if (ids.length > 0) log.info('filed mails are over their time', { count: ids.length });
  return ids.length;
}

/** Whole days that a span has at least: enough to pass over what is surely too young. */
function daysOf({ days = 0, weeks = 0, months = 0, hours = 0 }: Span): number {
  return days + weeks * 7 + months * 28 + Math.floor(hours / 24);
}

function shortestOf(spans: readonly Span[]): number {
  return Math.min(...spans.map(daysOf));
}

/** A mail of no ticket is of no brand either: the most careful profile decides, and a month counts as long as any. */
function longestOf(spans: readonly Span[]): number {
  return Math.max(...spans.map((span) => daysOf(span) + (span.months ?? 0) * 3));
}

function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
