import { type ErrorShape, shapeOf } from '../error-shape.ts';
import { isTlsCode } from '../tls.ts';
import { shortLine } from '../words.ts';
import type { SendResult } from './parcel.ts';

/** The connection ended before the mail was on its way, and not by a word about the mail. */
export interface Broken {
  readonly kind: 'broken';
  readonly response: string;
}

type Failure = Exclude<SendResult, { readonly kind: 'sent' | 'unknown' }>;

/** What it means that a connection could not be made: whatever the server says here, it is not about a mail. */
export function resultOfDialling(error: unknown, password: string | null): Failure {
  const shape = shapeOf(error);
  const response = wordsOf(shape, password);
  const { code, originalCode, command, responseCode } = shape;
  if (responseCode >= 400 && responseCode < 500) return { kind: 'deferred', response };
  const denied =
    responseCode >= 500 ||
    code === 'EAUTH' ||
    (code === 'ETLS' && command === 'STARTTLS') ||
    isTlsCode(originalCode || code);
  return { kind: denied ? 'denied' : 'deferred', response };
}

/**
 * What a failure after the login means. The server's own answer decides; without one it is only uncertain when the
 * final dot may have been sent (RFC 1047).
 */
export function resultOfSending(
  error: unknown,
  { handedOver, password }: { readonly handedOver: boolean; readonly password: string | null },
): Failure | Extract<SendResult, { readonly kind: 'unknown' }> | Broken {
  const shape = shapeOf(error);
  const response = wordsOf(shape, password);
  const { code, responseCode } = shape;
  if (LOGIN_WANTED.has(responseCode)) return { kind: 'denied', response };
  if (responseCode >= 500 && responseCode < 600) return { kind: 'refused', response };
  // 421 is about the connection, but as an answer to a mail it is also a no to that.
  if (responseCode >= 400 && responseCode < 500) return { kind: 'deferred', response };
  if (handedOver) return { kind: 'unknown', response };
  // Not the server's word but nodemailer's, such as a mail above the size that the server announced.
  if (code === 'EMESSAGE' || (code === 'EENVELOPE' && shape.command === 'API')) return { kind: 'refused', response };
  return { kind: 'broken', response };
}

/** RFC 4954 section 6: not before a login, or not without better encryption. */
const LOGIN_WANTED = new Set([530, 534, 535, 538]);

function wordsOf({ response, message, originalCode, code }: ErrorShape, password: string | null): string {
  const mark = originalCode || code;
  return shortLine(response || (mark === '' || message.includes(mark) ? message : `${message} (${mark})`), password);
}
