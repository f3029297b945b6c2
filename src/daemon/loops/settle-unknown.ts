import { failpoint } from '../../store/failpoint.ts';
import { claimUnknown, type OutboundClaim, reviveUnknown } from '../../store/outbox/claim.ts';
import { recordDelivery } from '../../store/outbox/deliver.ts';
import type { Engine } from '../engine.ts';
import type { Route } from '../routes.ts';
import type { SentCopies } from '../sent-copies.ts';
import { deliveryRecord } from './delivery.ts';

/**
 * Finds out about letters of unknown outcome, once their grace is over. One whose copy arrived did leave. One whose copy
 * did not is sent again under the same Message-ID, and so is every one of a brand without copies: a player rather gets
 * one letter twice, as one in his client, than none (decisions 0004 and 0012).
 */
export function unknownSettler(
  { letters }: Route,
  copiesOf: (messageId: string) => SentCopies | null,
): (engine: Engine) => Promise<void> {
  const unreachableSince = new Map<SentCopies, number>();
  return async (engine) => {
    const { database, owner, now } = engine;
    await reviveUnknown(database, now());
    const claims = await claimUnknown(database, { owner, now: now(), leaseMs: LEASE, limit: 100, letters });
    for (const copies of new Set(claims.map(({ messageId }) => copiesOf(messageId)))) {
      const own = claims.filter(({ messageId }) => copiesOf(messageId) === copies);
      if (copies === null) await sendAgain(engine, own, 'its outcome is unknown: sent again');
      else await settleBy(copies, own, engine, unreachableSince);
    }
  };
}

async function settleBy(
  copies: SentCopies,
  claims: readonly OutboundClaim[],
  engine: Engine,
  unreachableSince: Map<SentCopies, number>,
): Promise<void> {
  const { log, health } = engine;
  await failpoint('probe: before the search');
  const looked = await copies.find(claims.map(({ messageId }) => messageId));
  await failpoint('probe: answered');
  if (looked.kind === 'looked') {
    unreachableSince.delete(copies);
    health.well(copies.part, Number.POSITIVE_INFINITY);
    const isFound = ({ messageId }: OutboundClaim): boolean => looked.found.has(messageId);
    await recordFound(engine, claims.filter(isFound));
    const missing = claims.filter((claim) => !isFound(claim));
    await sendAgain(engine, missing, 'no copy of it arrived: sent again');
    return;
  }
  const since = unreachableSince.get(copies) ?? performance.now();
  unreachableSince.set(copies, since);
  health.ill(copies.part, 'the mailbox of the sent copies cannot be read');
  log.warn('the sent copies cannot be looked at', { why: looked.reason, count: claims.length });
  if (performance.now() - since > PATIENCE) {
    await sendAgain(engine, claims, 'its copy cannot be looked for: sent again');
  } else await waitFurther(engine, claims);
}

/** For a hundred searches. */
const LEASE = 10 * 60_000;

/** How long a letter waits for a mailbox that cannot be read: then a second copy does less harm than none. */
const PATIENCE = 30 * 60_000;
const NEXT_LOOK = 30_000;

async function recordFound({ database, now, log }: Engine, claims: readonly OutboundClaim[]): Promise<void> {
  for (const claim of claims) {
    const result = { kind: 'sent', response: 'our own copy of it arrived', copy: 'taken' } as const;
    await recordDelivery(database, deliveryRecord(claim, result, now(), 0));
    log.info('a letter of unknown outcome did leave', { outboundId: claim.id, letter: claim.letter });
  }
}

async function sendAgain(
  { database, now, log }: Engine,
  claims: readonly OutboundClaim[],
  response: string,
): Promise<void> {
  for (const { id, lease, letter } of claims) {
    const at = now();
    const result = { kind: 'deferred', nextTryAt: at } as const;
    await recordDelivery(database, { id, lease, result, response, events: [], now: at });
    log.warn('a letter of unknown outcome is sent again', { outboundId: id, letter });
  }
}

async function waitFurther({ database, now }: Engine, claims: readonly OutboundClaim[]): Promise<void> {
  for (const { id, lease } of claims) {
    const at = now();
    const result = { kind: 'unknown', lookAt: new Date(at.getTime() + NEXT_LOOK) } as const;
    await recordDelivery(database, {
      id,
      lease,
      result,
      response: 'its copy cannot be looked for',
      events: [],
      now: at,
    });
  }
}
