import { shapeOf } from '../error-shape.ts';
import { isTlsCode } from '../tls.ts';
import { shortLine } from '../words.ts';

/** Why a mailbox could not be opened or used; `reason` is for the operator and never holds the password. */
export interface MailboxTrouble {
  readonly kind:
    | 'refused-login'
    /** Not there, or not for this user. */
    | 'no-such-mailbox'
    /** Not there, or not able to serve now: before a mailbox was open. */
    | 'unreachable'
    /** No encryption, or none that can be trusted; no password was sent. */
    | 'tls-refused'
    /** The connection ended, stalled or talked nonsense: open again. */
    | 'lost'
    /** UIDVALIDITY changed: open again, every UID means something else now (RFC 3501 section 2.3.1.1). */
    | 'renumbered'
    /** The server said no to one command; the connection stands. */
    | 'refused';
  readonly reason: string;
}

/** What a failure means while the connection is made. */
export function troubleOfOpening(error: unknown, password: string | null): MailboxTrouble {
  const { authenticationFailed, mailboxMissing, responseStatus, serverResponseCode, tlsFailed, code } = shapeOf(error);
  const reason = reasonOf(error, password);
  if ((tlsFailed && !BROKEN.test(code)) || isTlsCode(code) || code === 'STARTTLS_INJECTION') {
    return { kind: 'tls-refused', reason };
  }
  if (PASSING_CODES.has(serverResponseCode)) return { kind: 'unreachable', reason };
  if (authenticationFailed) {
    // A connection that breaks while it logs in is marked alike, but with a code of the network.
    const answered = responseStatus !== '' || code === '';
    return { kind: answered ? 'refused-login' : 'unreachable', reason };
  }
  // After the login only SELECT may fail by a no.
  return { kind: mailboxMissing || responseStatus === 'NO' ? 'no-such-mailbox' : 'unreachable', reason };
}

/** The server's words, or else the library's. */
export function reasonOf(error: unknown, password: string | null): string {
  const { responseText, response, reason, message, code } = shapeOf(error);
  const said = [responseText, response, reason, message].find((words) => words !== '') ?? '';
  return shortLine(code === '' || said.includes(code) ? said : `${said} (${code})`, password);
}

/** Whether the server itself said no, so that the connection stands. */
export function isRefusal(error: unknown): boolean {
  const { responseStatus } = shapeOf(error);
  return responseStatus === 'NO' || responseStatus === 'BAD';
}

/** The network broke within the handshake: nobody refused anything. */
const BROKEN = /^(?:E[A-Z]+|NoConnection|UPGRADE_TIMEOUT)$/;

/** RFC 5530 section 3: the login may be right, only not now. */
const PASSING_CODES = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);
