import type { OutboundClaim } from '../../store/outbox/claim.ts';
import type { DeliveryRecord, DeliveryResult } from '../../store/outbox/deliver.ts';
import type { TicketEvent } from '../../ticket/event.ts';
import type { SendResult } from '../../transport/smtp/smtp.ts';

/** How a sending ended, but for a refused login, which says nothing about the letter. */
export type Sending = Exclude<SendResult, { readonly kind: 'denied' }>;

/** What is recorded of a sending: the letter's new state, and what its ticket is told. */
export function deliveryRecord(claim: OutboundClaim, result: Sending, now: Date, graceMs: number): DeliveryRecord {
  const { id, lease } = claim;
  const { response } = result;
  const delivery = deliveryOf(result, claim, now, graceMs);
  return { id, lease, result: delivery, response, events: eventsOf(delivery.kind, response, claim, now), now };
}

function deliveryOf(
  result: Sending,
  { attempt, firstTryAt }: OutboundClaim,
  now: Date,
  graceMs: number,
): DeliveryResult {
  switch (result.kind) {
    case 'deferred':
      return now.getTime() - firstTryAt.getTime() > GIVE_UP
        ? { kind: 'refused' }
        : { kind: 'deferred', nextTryAt: new Date(now.getTime() + backOff(attempt)) };
    case 'unknown':
      return { kind: 'unknown', lookAt: new Date(now.getTime() + graceMs) };
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

function eventsOf(
  kind: DeliveryResult['kind'],
  response: string,
  { letter, messageId, attempt }: OutboundClaim,
  now: Date,
): readonly TicketEvent[] {
  const at = now.toISOString();
  switch (kind) {
    case 'sent':
      return [{ kind: 'letter-sent', at, letter, messageId, response }];
    case 'refused':
      return [{ kind: 'letter-refused', at, letter, messageId, reason: response }];
    case 'deferred':
      // Once is worth telling; the other tries stand in the outbox.
      return attempt === 1 ? [{ kind: 'letter-deferred', at, letter, messageId, reason: response }] : [];
    case 'unknown':
      return [];
  }
}
