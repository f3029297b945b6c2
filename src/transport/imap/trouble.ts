/** Why a mailbox could not be opened or used; `reason` is for the operator and never holds the password. */
export interface MailboxTrouble {
  readonly kind:
    | 'refused-login'
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
  if (tlsFailed || TLS_CODES.test(code)) return { kind: 'tls-refused', reason };
  if (mailboxMissing || (responseStatus === 'NO' && serverResponseCode === 'NONEXISTENT')) {
    return { kind: 'no-such-mailbox', reason };
  }
  // A connection that breaks while it logs in is marked alike: only the server's own no is one.
  const answered = responseStatus === 'NO' || responseStatus === 'BAD' || code === '';
  if (authenticationFailed && answered && !PASSING_CODES.has(serverResponseCode)) {
    return { kind: 'refused-login', reason };
  }
  return { kind: 'unreachable', reason };
}

/** The server's words, or ours, in one short line without the password in any of its spellings. */
export function reasonOf(error: unknown, password: string | null): string {
  const { responseText, response, reason, message, code } = shapeOf(error);
  const said = [responseText, response, reason, message].find((words) => words !== '') ?? '';
  const line = withoutSecret(code === '' || said.includes(code) ? said : `${said} (${code})`, password);
  return (
    line
      .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .trim()
      .slice(0, 300) || 'no reason given'
  );
}

/** Whether the server itself said no, so that the connection stands. */
export function isRefusal(error: unknown): boolean {
  const { responseStatus } = shapeOf(error);
  return responseStatus === 'NO' || responseStatus === 'BAD';
}

/** Certificate and handshake errors of OpenSSL and Node. */
const TLS_CODES =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA|HOSTNAME_MISMATCH|STARTTLS_INJECTION|UPGRADE_TIMEOUT)/;

/** RFC 5530 section 3: the login may be right, only not now. */
const PASSING_CODES = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN']);

function withoutSecret(text: string, password: string | null): string {
  if (password === null || password === '') return text;
  const spellings = [password, Buffer.from(password).toString('base64'), encodeURIComponent(password)];
  return spellings.reduce((cleaned, spelling) => cleaned.replaceAll(spelling, '***'), text.slice(0, 5_000));
}

/** The marks that imapflow leaves on its errors, and those of Node. */
function shapeOf(error: unknown) {
  const read = (key: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  const text = (key: string): string => {
    const value = read(key);
    return typeof value === 'string' ? value : '';
  };
  return {
    code: text('code'),
    message: text('message'),
    serverResponseCode: text('serverResponseCode').toUpperCase(),
    responseText: text('responseText'),
    response: text('response'),
    reason: text('reason'),
    responseStatus: text('responseStatus'),
    authenticationFailed: read('authenticationFailed') === true,
    mailboxMissing: read('mailboxMissing') === true,
    tlsFailed: read('tlsFailed') === true,
  };
}
