/** A mail as a player's own client writes it: RFC 5322, UTF-8, one text part. */
export interface PlayerMail {
  readonly from: string;
  readonly to?: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId?: string;
  /** Further header fields, in order. */
  readonly fields?: Readonly<Record<string, string>>;
}

export function playerMail({ from, to = 'support@casino.test', subject, text, messageId, fields }: PlayerMail): string {
  const head = {
    From: from,
    To: to,
    Subject: encodedWord(subject),
    Date: 'Tue, 24 Nov 2026 10:12:00 +0100',
    'Message-ID': `<${messageId ?? `${Buffer.from(`${from}${subject}${text}`).toString('base64url').slice(-40)}@mail.test`}>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...fields,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n${text.replace(/\r?\n/g, '\r\n')}\r\n`;
}

/** RFC 2047 section 4.1, for what is not ASCII. */
function encodedWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}
