import { DEFAULT_BRAND } from '../../rulebook/brands.ts';
import { type Blobs, DamagedBlob } from '../../store/blobs/blobs.ts';
import { failpoint } from '../../store/failpoint.ts';
import { claimOutbound, type OutboundClaim } from '../../store/outbox/claim.ts';
import type { SendResult, SmtpSender } from '../../transport/smtp/smtp.ts';
import type { Engine } from '../engine.ts';
import type { Bell } from '../bell.ts';
import type { Route } from '../routes.ts';
import type { SentCopies } from '../sent-copies.ts';
import { deliveryRecord } from './delivery.ts';
import { type KnownDeliveries, knownDeliveries } from './known-deliveries.ts';
import { type Loop, Setback } from './loop.ts';
import { unknownSettler } from './settle-unknown.ts';
import { type UnsentLetters, unsentLetters } from './unsent-letters.ts';

/** A letter that left, or did not, for whoever wants to tell of it. */
export interface Dispatched {
  readonly claim: OutboundClaim;
  readonly result: SendResult;
}

export interface DispatchOptions {
  readonly route: Route;
  /** To that route's server. */
  readonly smtp: SmtpSender;
  readonly bell: Bell;
  /** Where the copy of a letter with this Message-ID goes; null where its brand has no mailbox for them. */
  readonly copiesOf: (messageId: string) => SentCopies | null;
  readonly told: (dispatched: Dispatched) => void;
}

/** What a letter of unknown outcome waits without copies: it has arrived by then, if it ever will. */
const GRACE = 30_000;

export function graceOf(copies: Pick<SentCopies, 'graceMs'> | null): number {
  return copies?.graceMs ?? GRACE;
}

/**
 * Sends what is due by one server, the most urgent first, four at a time, and records how each sending ended (decision
 * 0004). A server that refuses the login is left alone for a while; the letters of the other servers go on.
 */
export function dispatchLoop(engine: Engine, options: DispatchOptions): Loop {
  const { route, bell } = options;
  const settleUnknown = unknownSettler(route, options.copiesOf);
  const known = knownDeliveries(engine);
  const unsent = unsentLetters(engine);
  return {
    name: route.name,
    bell,
    everyMs: 5_000,
    look: async () => {
      const { database, owner, now } = engine;
      await known.recordRest();
      await unsent.giveBackRest();
      await settleUnknown(engine);
      const { letters } = route;
      const claims = await claimOutbound(database, { owner, now: now(), leaseMs: LEASE, limit: 4, letters });
      const results = await allOf(claims.map(async (claim) => dispatchOne(engine, options, claim, { known, unsent })));
      const denied = results.find((result) => result.kind === 'denied');
      if (denied) throw new Setback(loginRefused(route), denied.response, LOGIN_WAIT);
      return claims.length > 0 ? 'more' : 'idle';
    },
  };
}

/** Above the ten minutes that a server may take after the dot (RFC 5321 section 4.5.3.2.6). */
const LEASE = 15 * 60_000;

function loginRefused({ brands }: Route): string {
  const isAlone = brands.length === 1 && brands[0] === DEFAULT_BRAND;
  const whose = isAlone ? 'the mail server' : `the mail server of ${brands.join(' and ')}`;
  return `${whose} refused the login; look at ${brands.includes(DEFAULT_BRAND) ? 'SMTP_URL' : 'its SMTP_URL'}`;
}

const LOGIN_WAIT = { leastMs: 60_000, mostMs: 3_600_000 };

/** Waits for every one before it throws, so that no sending is under way when the next look begins. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

async function dispatchOne(
  engine: Engine,
  { smtp, copiesOf, told }: DispatchOptions,
  claim: OutboundClaim,
  { known, unsent }: { readonly known: KnownDeliveries; readonly unsent: UnsentLetters },
): Promise<SendResult> {
  const { log, now, health } = engine;
  const raw = await bytesOf(engine, claim, unsent);
  const { envelopeFrom, envelopeTo } = claim;
  const copies = copiesOf(claim.messageId);
  const parcel = { envelopeFrom, envelopeTo, copyTo: copies?.address ?? null };
  const result: SendResult = raw ? await smtp.send({ ...parcel, raw }) : BYTES_MISSING;
  if (result.kind === 'denied') {
    // No letter is to blame, and none is counted as tried.
    await unsent.giveBack(claim);
    return result;
  }
  const record = deliveryRecord(claim, result, now(), graceOf(copies));
  await known.record(record);
  const { id: outboundId, letter, attempt } = claim;
  log.info('letter dispatched', { outboundId, letter, kind: record.result.kind, attempt });
  if (copies && result.kind === 'sent') {
    if (result.copy === 'refused') health.ill(copies.part, COPY_REFUSED);
    if (result.copy === 'taken') health.well(copies.part, Number.POSITIVE_INFINITY);
  }
  told({ claim, result });
  return result;
}

const COPY_REFUSED = 'the mail server does not take copies for the address that is set for them';

const BYTES_MISSING = { kind: 'refused', response: 'its bytes are missing from the store, or damaged' } as const;

/** Null when the store has them no more; whatever else goes wrong here, the letter has not left. */
async function bytesOf(
  { blobs }: Engine,
  claim: OutboundClaim,
  unsent: UnsentLetters,
): Promise<Awaited<ReturnType<Blobs['get']>>> {
  try {
    await failpoint('dispatch: claimed');
    return await blobs.get(claim.rawSha256);
  } catch (error) {
    if (error instanceof DamagedBlob) return null;
    await unsent.giveBack(claim);
    throw error;
  }
}
