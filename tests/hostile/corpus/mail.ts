import { AUTHSERV, SUPPORT } from '../../delivered-house.ts';

/** A mail of the hostile corpus: which row of the catalogue (reliability, section 2) it is about, and what must come of it. */
export interface HostileMail {
  readonly row: string;
  readonly name: string;
  readonly raw: Buffer;
  readonly wants?: Wants;
}

/** What must hold beside what holds for every mail. */
export interface Wants {
  readonly outcome?: readonly string[];
  /** To whom letters may go besides people of the house; everybody the mail names is wrong. */
  readonly letters?: 'none' | 'author';
  /** Words that must stand in no letter at all, decoded. */
  readonly nowhere?: readonly string[];
  /** Words that must stand in no letter to anybody outside of the house. */
  readonly notOutside?: readonly string[];
  /** Words that one letter to a player must hold. */
  readonly reachesPlayer?: string;
  /** The ticket of Joe is as it was. */
  readonly leavesTicketAlone?: 'yes';
}

export interface Parts {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  /** Whole lines, in front of the others. */
  readonly headers?: readonly string[];
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly content: string | Uint8Array }[];
}

/** Bytes of a mail with its parts as they are given: nothing is encoded, quoted or made lawful. */
export function mailOf(parts: Parts): Buffer {
  const {
    from = 'Eve <eve@evil.test>',
    to = SUPPORT,
    subject = 'My withdrawal',
    headers = [],
    text = COMPLAINT,
  } = parts;
  const head = [...headers, `From: ${from}`, `To: ${to}`, `Subject: ${subject}`, 'MIME-Version: 1.0'];
  const files = parts.files ?? [];
  const utf8 = 'charset=utf-8\r\nContent-Transfer-Encoding: 8bit';
  const plain = `Content-Type: text/plain; ${utf8}\r\n\r\n${text}\r\n`;
  if (parts.html === undefined && files.length === 0) return Buffer.from(`${head.join('\r\n')}\r\n${plain}`);
  const bodies = [
    ...(parts.text === undefined && parts.html !== undefined ? [] : [plain]),
    ...(parts.html === undefined ? [] : [`Content-Type: text/html; ${utf8}\r\n\r\n${parts.html}\r\n`]),
    ...files.map(({ name, type, content }) => {
      const disposition = `Content-Disposition: attachment; filename="${name}"`;
      const encoded = Buffer.from(content as string)
        .toString('base64')
        .replace(/(.{76})/g, '$1\r\n');
      return `Content-Type: ${type}\r\n${disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`;
    }),
  ];
  const multipart = `Content-Type: multipart/mixed; boundary="hostile"\r\n\r\n--hostile\r\n${bodies.join('--hostile\r\n')}--hostile--\r\n`;
  return Buffer.from(`${head.join('\r\n')}\r\n${multipart}`);
}

export const COMPLAINT = 'Hello, my withdrawal of 500 EUR to Visa from 3 November is still pending. Where is my money?';

/** What our own mail server would write on top. */
export function results(said: string): string {
  return `Authentication-Results: ${AUTHSERV}; ${said}`;
}
