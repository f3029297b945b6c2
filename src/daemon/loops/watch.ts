import { attend } from '../../desk/attend.ts';
import { changeTicket } from '../../store/tickets/change.ts';
import { recordLook, ticketsToLookAt } from '../../store/tickets/due.ts';
import type { StoredTicket } from '../../store/tickets/read.ts';
import { createBell } from '../bell.ts';
import { drawFresh, type Engine } from '../engine.ts';
import { sayError } from '../log.ts';
import { lookUpRefused } from '../look-up.ts';
import type { Loop } from './loop.ts';

/**
 * Looks at every ticket whose time has come and does what its dates ask for. Nothing is scheduled: what is due is
 * computed at each look, so a daemon that slept for a week goes on as if it had been late (design, invariant 10).
 */
export function watchLoop(engine: Engine, everyMs = 15_000): Loop {
  return {
    name: 'watch',
    bell: createBell(),
    everyMs,
    look: async () => {
      const due = await ticketsToLookAt(engine.database, engine.now(), BATCH);
      for (const stored of due) {
        if (engine.stop.aborted) return 'idle';
        await attendOne(engine, stored);
      }
      return due.length === BATCH ? 'more' : 'idle';
    },
  };
}

const BATCH = 50;

async function attendOne(engine: Engine, { ticket, version }: StoredTicket): Promise<void> {
  const { database, blobs, log, now, bells, house } = engine;
  const { id: ticketId, reference } = ticket;
  try {
    const fresh = await drawFresh(engine);
    const known = await lookUpRefused(engine, ticket);
    const setting = { house: house(ticket.brand), fresh, known, contents: new Map<string, Uint8Array>() };
    const { events, messageIds, outgoing, lookAt } = await attend(ticket, setting);
    if (events.length === 0) {
      await recordLook(database, { ticketId, version, lookAt });
      return;
    }
    const change = { kind: 'continues', ticketId, expectedVersion: version, events } as const;
    // In a conflict somebody else changed the ticket: the next look sees it as it is then.
    const changed = await changeTicket(database, blobs, { ticket: change, messageIds, outgoing, now: fresh.now });
    log.info('a date was attended to', { reference, kind: changed.kind, count: events.length });
    if (outgoing.length > 0) bells.outbound.ring();
  } catch (error) {
    // One ticket that breaks never keeps the others waiting; it is looked at again in an hour.
    log.error('a ticket could not be attended to', { reference, why: sayError(error) });
    engine.health.ill('watch-ticket', `${reference}: ${sayError(error)}`);
    await recordLook(database, { ticketId, version, lookAt: new Date(now().getTime() + 3_600_000) });
  }
}
