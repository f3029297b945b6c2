import { contentKeyOf } from '../../desk/content-key.ts';
import type { TicketAnswer } from '../../desk/answer.ts';
import { asHistory } from '../../desk/as-history.ts';
import { type Arrival, handle, type Handled, look } from '../../desk/desk.ts';
import type { House } from '../../desk/house.ts';
import { noticesToHouse } from '../../desk/notice.ts';
import type { Message } from '../../mail/message.ts';
import { claimInbound, type InboundClaim, releaseInbound } from '../../store/intake/claim.ts';
import { failpoint } from '../../store/failpoint.ts';
import { failInbound } from '../../store/intake/fail.ts';
import { settleInbound } from '../../store/intake/settle.ts';
import type { Settlement, SettlementResult, TicketChange } from '../../store/settlement.ts';
import { isPassing } from '../../store/trouble.ts';
import { addSpan } from '../../ticket/deadlines/deadlines.ts';
import { checkSender } from '../../transport/sender-check.ts';
import type { ParserJail } from '../../transport/jail/parser-jail.ts';
import { drawFresh, type Engine } from '../engine.ts';
import { brandOfImported } from '../imported-mail.ts';
import { sayError } from '../log.ts';
import { lookUp } from '../look-up.ts';
import { brandOfMailbox } from '../posts.ts';
import type { Loop } from './loop.ts';

/** A mail that was settled just now, for whoever wants to tell of it. */
export interface Processed {
  readonly claim: InboundClaim;
  readonly message: Message;
  readonly handled: Handled;
  readonly result: SettlementResult;
}

/** Takes kept mails, oldest first and one after the other, and answers each (design, section 2, steps 3 to 6). */
export function processLoop(engine: Engine, jail: ParserJail, told: (processed: Processed) => void): Loop {
  let kept: InboundClaim | null = null;
  return {
    name: 'process',
    bell: engine.bells.inbound,
    everyMs: 5_000,
    look: async () => {
      const { database, owner, now } = engine;
      // Of a look that the database or the disk broke off: no mail is counted as tried, and others come first now, for
      // one that breaks the database whenever it is touched must not keep them waiting.
      if (kept) await releaseInbound(database, kept.lease, [kept.id], new Date(now().getTime() + ASIDE));
      // One at a time, so that a mail which kills the process is the only one whose attempt was counted.
      [kept = null] = await claimInbound(database, { owner, now: now(), leaseMs: LEASE, limit: 1 });
      if (!kept) return 'idle';
      await processOne(engine, jail, kept, told);
      kept = null;
      return 'more';
    },
  };
}

/** Longer than one mail ever needs. */
const LEASE = 300_000;
const ASIDE = 5_000;

async function processOne(
  engine: Engine,
  jail: ParserJail,
  claim: InboundClaim,
  told: (processed: Processed) => void,
): Promise<void> {
  const { log } = engine;
  try {
    await failpoint('process: claimed');
    if (claim.exhausted) throw new Unprocessable('every process that took it ended while at it');
    const processed = await settle(engine, jail, claim);
    const { outcome } = processed.handled.answer;
    log.info('mail processed', { inboundId: claim.id, outcome, kind: processed.result.kind });
    engine.bells.outbound.ring();
    engine.bells.settled.ring();
    if (processed.result.kind !== 'lost-lease') told(processed);
  } catch (error) {
    if (isPassing(error)) throw error;
    await fail(engine, claim, error);
  }
}

/** Bytes are missing or the like: no bug of the code, and no hope in trying the same again at once. */
class Unprocessable extends Error {
  override readonly name = 'Unprocessable';
}

/** What answering a mail takes, in a daemon or in a command. */
export type Answering = Pick<Engine, 'database' | 'blobs' | 'house' | 'posts' | 'now'>;

/**
 * Answers a mail that was claimed; one that was imported is only recorded. The clock is read once for all
 * that a mail causes: if it is set meanwhile, its letters would else be due in one year and written in another.
 */
export async function settle(engine: Answering, jail: ParserJail, claim: InboundClaim): Promise<Processed> {
  const { database, blobs } = engine;
  const raw = await blobs.get(claim.rawSha256);
  if (!raw) throw new Unprocessable('its bytes are missing from the store');
  const message = await jail.read(raw);
  await failpoint('process: parsed');
  for (const { content } of message.attachments) await blobs.put(content);
  const mail = { message, receivedAt: arrivedAt(claim), truncated: claim.truncated };
  const house = engine.house(brandOfMailbox(engine.posts, claim.mailbox));
  const arrival = await withCheck(mail, raw, house);
  const contentKey = contentKeyOf(message, raw, arrival.receivedAt);
  for (let round = 1; ; round += 1) {
    const now = engine.now();
    const moment = { ...engine, now: () => now };
    const handled =
      brandOfImported(claim.mailbox) === null
        ? await decide(moment, arrival, house)
        : await record(moment, arrival, house);
    await failpoint('process: decided');
    const result = await settleInbound(database, blobs, settlementOf(claim, contentKey, handled, now));
    await failpoint('settle: committed');
    if (result.kind !== 'conflict') return { claim, message, handled, result };
    if (round === MOST_ROUNDS) throw new Unprocessable('its ticket changed under every try');
  }
}

const MOST_ROUNDS = 10;

/** As if it were the day on which it came, but for the time in which the player may come back to it. */
async function record(engine: Answering, arrival: Arrival, house: House): Promise<Handled> {
  const looked = look(arrival, house);
  const known = await lookUp(engine, looked);
  const fresh = { ...(await drawFresh(engine)), now: arrival.receivedAt };
  const { rulebook, brand } = house;
  const reopenUntil = addSpan(engine.now(), rulebook.followUps.reopenWithin, rulebook.calendarOf(brand));
  return asHistory(await handle(arrival, looked, known, house, fresh), reopenUntil);
}

/** When our mail server had it; never later than we had it, whatever the server's clock says. */
function arrivedAt({ internalDate, receivedAt }: InboundClaim): Date {
  return internalDate !== null && internalDate < receivedAt ? internalDate : receivedAt;
}

/** Who signed it is looked up only where something depends on it: most mails need no name server. */
async function withCheck(arrival: Arrival, raw: Uint8Array, house: House): Promise<Arrival> {
  const { signature } = look(arrival, house);
  return signature === 'to-check' ? { ...arrival, checked: await checkSender(raw) } : arrival;
}

/** In the name of the brand that the mail came to; on a ticket of another brand, in the name of that one. */
async function decide(engine: Answering, arrival: Arrival, house: House): Promise<Handled> {
  const looked = look(arrival, house);
  const known = await lookUp(engine, looked);
  const handled = await handle(arrival, looked, known, house, await drawFresh(engine));
  const { ticket } = handled.answer;
  if (ticket?.kind !== 'continues' || ticket.ticket.brand === house.brand.id) return handled;
  return handle(arrival, looked, known, engine.house(ticket.ticket.brand), await drawFresh(engine));
}

function settlementOf(claim: InboundClaim, contentKey: string, { occurrence, answer }: Handled, now: Date): Settlement {
  const { outcome, reason, ticket, elsewhere, messageIds, outgoing } = answer;
  return {
    inboundId: claim.id,
    lease: claim.lease,
    contentKey,
    from: occurrence.mail.from || null,
    subject: occurrence.mail.subject,
    outcome,
    reason,
    ticket: ticket && changeOf(ticket),
    elsewhere: elsewhere.map(changeOf),
    messageIds,
    outgoing,
    now,
  };
}

function changeOf(change: TicketAnswer): TicketChange {
  if (change.kind === 'opens') return change;
  const { ticket, events } = change;
  return { kind: 'continues', ticketId: ticket.id, expectedVersion: ticket.version, events };
}

/** Counted and tried again later, or set aside with a notice in the same transaction: never only a line in a log. */
async function fail(engine: Engine, claim: InboundClaim, error: unknown): Promise<void> {
  const { id, lease, attempt, mailbox } = claim;
  const { database, blobs, log, now } = engine;
  const reason = error instanceof Unprocessable ? error.message : sayError(error);
  const hope = claim.exhausted ? 'none' : 'try-again';
  const notice = { what: 'quarantine', subject: `number ${id}`, reason } as const;
  const house = engine.house(brandOfMailbox(engine.posts, mailbox));
  const alarm = await noticesToHouse(notice, house, await drawFresh(engine));
  const failed = await failInbound(database, blobs, { id, lease, reason, hope, alarm, now: now() });
  await failpoint('fail: committed');
  log.error('a mail could not be processed', { inboundId: id, attempt, why: reason, kind: failed.kind });
  if (failed.kind === 'quarantined') engine.bells.outbound.ring();
}
