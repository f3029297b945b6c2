import { shapeOf } from '../error-shape.ts';
import type { Parcel } from './parcel.ts';

/**
 * The envelope as nodemailer takes it. It keeps this very object and writes into it how each recipient fared, before
 * it asks for the bytes of the mail.
 */
export interface WatchedEnvelope {
  readonly from: string;
  readonly to: string[];
  readonly accepted?: readonly string[];
  readonly rejectedErrors?: readonly Rejected[];
}

interface Rejected extends Error {
  readonly recipient?: string;
}

/** One transaction for the mail and for our own copy of it, so that one answer is true of both (RFC 5321 section 3.3). */
export function envelopeOf({ envelopeFrom, envelopeTo, copyTo = null }: Parcel): WatchedEnvelope {
  const copy = copyTo !== null && copyTo.toLowerCase() !== envelopeTo.toLowerCase() ? [copyTo] : [];
  return { from: envelopeFrom, to: [envelopeTo, ...copy] };
}

/** Throws unless the server took the recipient: our copy must never be where the mail itself is not. */
export function assertAccepted(envelope: WatchedEnvelope, recipient: string): void {
  if (envelope.accepted?.includes(recipient)) return;
  throw rejectionOf(envelope, recipient) ?? new Error('the server did not say that it takes the recipient');
}

/** Whether it took neither the mail nor our copy: nodemailer then speaks of one of them, and the mail is meant. */
export function isAllRejected(error: unknown): boolean {
  return shapeOf(error).command === 'RCPT TO';
}

/** What the server said when it did not take a recipient; of our copy's refusal a mail knows nothing. */
export function rejectionOf({ rejectedErrors }: WatchedEnvelope, recipient: string): Error | null {
  return rejectedErrors?.find((rejected) => rejected.recipient === recipient) ?? null;
}
