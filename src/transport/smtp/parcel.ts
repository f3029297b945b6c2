/** One mail to hand over: the envelope of RFC 5321 and the bytes. */
export interface Parcel {
  /** `''` is the null return path. */
  readonly envelopeFrom: string;
  readonly envelopeTo: string;
  /** Our own mailbox, which gets the same mail in the same transaction. */
  readonly copyTo?: string | null;
  readonly raw: Uint8Array;
}

export type SendResult =
  | { readonly kind: 'sent'; readonly response: string; readonly copy: 'taken' | 'refused' | 'none' }
  /** The server, or the way to it, said: later. Nothing was handed over. */
  | { readonly kind: 'deferred'; readonly response: string }
  /** The server said no for good. */
  | { readonly kind: 'refused'; readonly response: string }
  /** The connection ended when the final dot may have been sent: the mail may or may not have been taken (RFC 1047). */
  | { readonly kind: 'unknown'; readonly response: string }
  /** The server does not let us in; the mail is not to blame. */
  | { readonly kind: 'denied'; readonly response: string };
