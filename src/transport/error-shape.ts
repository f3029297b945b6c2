/** The marks that imapflow and nodemailer leave on their errors beside those of Node; what is absent is empty. */
export interface ErrorShape {
  readonly code: string;
  /** Of Node, where a library put its own into `code`. */
  readonly originalCode: string;
  readonly message: string;
  /** imapflow: words, response code and status of a tagged answer. */
  readonly responseText: string;
  readonly serverResponseCode: string;
  readonly responseStatus: string;
  readonly authenticationFailed: boolean;
  readonly mailboxMissing: boolean;
  readonly tlsFailed: boolean;
  /** Words of the server when it ended the connection. */
  readonly reason: string;
  /** nodemailer: the command that failed, the server's answer and its three digits. */
  readonly command: string;
  readonly response: string;
  readonly responseCode: number;
}

export function shapeOf(error: unknown): ErrorShape {
  const read = (key: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  const text = (key: string): string => {
    const value = read(key);
    return typeof value === 'string' ? value : '';
  };
  const responseCode = read('responseCode');
  return {
    code: text('code'),
    originalCode: text('originalCode'),
    message: text('message'),
    responseText: text('responseText'),
    serverResponseCode: text('serverResponseCode').toUpperCase(),
    responseStatus: text('responseStatus'),
    authenticationFailed: read('authenticationFailed') === true,
    mailboxMissing: read('mailboxMissing') === true,
    tlsFailed: read('tlsFailed') === true,
    reason: text('reason'),
    command: text('command'),
    response: text('response'),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
  };
}
