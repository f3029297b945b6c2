import type { Blobs } from '../../store/blobs/blobs.ts';
import {
  claimOutbound,
  claimUnknown,
  type OutboundClaim,
  releaseOutbound,
  reviveUnknown,
} from '../../store/outbox/claim.ts';
import { type DeliveryResult, recordDelivery } from '../../store/outbox/deliver.ts';
import type { TicketEvent } from '../../ticket/event.ts';
import type { SendResult, SmtpSender } from '../../transport/smtp/smtp.ts';
import type { Engine } from '../engine.ts';
import { type Loop, Setback } from './loop.ts';

/** A letter that left, or did not, for whoever wants to tell of it. */
export interface Dispatched {
  readonly claim: OutboundClaim;
  readonly result: SendResult;
}

/** Sends what is due, the most urgent first, four at a time, and records how each sending ended (decision 0004). */
export function dispatchLoop(engine: Engine, smtp: SmtpSender, told: (dispatched: Dispatched) => void): Loop {
  return {
    name: 'dispatch',
    bell: engine.bells.outbound,
    everyMs: 5_000,
    look: async () => {
      const { database, owner, now } = engine;
      await reviveUnknown(database, now());
      await settleUnknown(engine);
      const claims = await claimOutbound(database, { owner, now: now(), leaseMs: LEASE, limit: 4 });
      const results = await Promise.all(claims.map(async (claim) => dispatchOne(engine, smtp, claim, told)));
      const denied = results.find((result) => result.kind === 'denied');
      if (denied) throw new Setback('the mail server refused the login; look at SMTP_URL', denied.response, LOGIN_WAIT);
      return claims.length > 0 ? 'more' : 'idle';
    },
  };
}

/** Above the ten minutes that a server may take after the dot (RFC 5321 section 4.5.3.2.6). */
const LEASE = 15 * 60_000;

const LOGIN_WAIT = { leastMs: 60_000, mostMs: 3_600_000 };

async function dispatchOne(
  engine: Engine,
  smtp: SmtpSender,
  claim: OutboundClaim,
  told: (dispatched: Dispatched) => void,
): Promise<SendResult> {
  const { database, log, now } = engine;
  const result = await send(engine.blobs, smtp, claim);
  if (result.kind === 'denied') {
    // No letter is to blame, and none is counted as tried.
    await releaseOutbound(database, claim.lease, [claim.id]);
    return result;
  }
  const at = now();
  const record = {
    id: claim.id,
    lease: claim.lease,
    result: deliveryOf(result, claim, at),
    response: result.response,
    events: eventsOf(result, claim, at),
    now: at,
  };
  await recordDelivery(database, record);
  log.info('letter dispatched', {
    outboundId: claim.id,
    letter: claim.letter,
    kind: record.result.kind,
    attempt: claim.attempt,
  });
  told({ claim, result });
  return result;
}

async function send(blobs: Blobs, smtp: SmtpSender, claim: OutboundClaim): Promise<SendResult> {
  const raw = await blobs.get(claim.rawSha256);
  if (!raw) return { kind: 'refused', response: 'its bytes are missing from the store' };
  return smtp.send({ envelopeFrom: claim.envelopeFrom, envelopeTo: claim.envelopeTo, raw });
}

function deliveryOf(result: SendResult, { attempt, firstTryAt }: OutboundClaim, now: Date): DeliveryResult {
  switch (result.kind) {
    case 'deferred':
      return now.getTime() - firstTryAt.getTime() > GIVE_UP
        ? { kind: 'refused' }
        : { kind: 'deferred', nextTryAt: new Date(now.getTime() + backOff(attempt)) };
    case 'unknown':
      return { kind: 'unknown', lookAt: new Date(now.getTime() + GRACE) };
    case 'denied':
      throw new Error('a refused login says nothing about a letter');
    default:
      return { kind: result.kind };
  }
}

/** One minute, then two, four … up to four hours. */
function backOff(attempt: number): number {
  return Math.min(60_000 * 2 ** (attempt - 1), 4 * 3_600_000);
}

/** RFC 5321 section 4.5.4.1: four to five days. */
const GIVE_UP = 4.5 * 86_400_000;

/** A mail whose outcome is unknown has arrived by now, if it ever will. */
const GRACE = 30_000;

function eventsOf(
  result: SendResult,
  { letter, messageId, attempt }: OutboundClaim,
  now: Date,
): readonly TicketEvent[] {
  const at = now.toISOString();
  switch (result.kind) {
    case 'sent':
      return [{ kind: 'letter-sent', at, letter, messageId, response: result.response }];
    case 'refused':
      return [{ kind: 'letter-refused', at, letter, messageId, reason: result.response }];
    case 'deferred':
      // Once is worth telling; the other tries stand in the outbox.
      return attempt === 1 ? [{ kind: 'letter-deferred', at, letter, messageId, reason: result.response }] : [];
    default:
      return [];
  }
}

/**
 * A letter of unknown outcome is sent again under the same Message-ID after a grace: a player rather gets one letter
 * twice, as one in his client, than none.
 */
async function settleUnknown({ database, owner, now, log }: Engine): Promise<void> {
  const at = now();
  const claims = await claimUnknown(database, { owner, now: at, leaseMs: 60_000, limit: 100 });
  for (const { id, lease, letter } of claims) {
    const result = { kind: 'deferred', nextTryAt: at } as const;
    await recordDelivery(database, {
      id,
      lease,
      result,
      response: 'its outcome is unknown: sent again',
      events: [],
      now: at,
    });
    log.warn('a letter of unknown outcome is sent again', { outboundId: id, letter });
  }
}
