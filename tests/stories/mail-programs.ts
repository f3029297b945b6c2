import type { Mail } from './running-sandbox.ts';

/** How four mail programs write an answer: below, above or around what they quote, each with its own furniture. */
export type MailProgram = 'thunderbird' | 'outlook' | 'apple-mail' | 'phone';

export interface Answering {
  readonly from: string;
  readonly id: string;
  readonly text: string;
  readonly attachment?: { readonly name: string; readonly type: string; readonly base64: string };
  /** Instead of the address that Reply-To names. */
  readonly to?: string;
}

/** The bytes of an answer to a mail, as that program would send them. */
export function answerTo(mail: Mail, program: MailProgram, { from, id, text, attachment, to }: Answering): string {
  const quoted = textOf(mail);
  const body = BODIES[program](text, quoted);
  const head = [
    `From: ${from}`,
    `To: ${to ?? replyAddressIn(mail)}`,
    `Subject: ${program === 'outlook' ? 'RE' : 'Re'}: ${mail.subject.replace(/[^\x20-\x7e]/g, '-')}`,
    `Message-ID: <${id}>`,
    `In-Reply-To: ${field(mail, 'Message-ID')}`,
    `References: ${field(mail, 'References')} ${field(mail, 'Message-ID')}`.replace(/\s+/g, ' '),
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
  ];
  if (!attachment) return [...head, ...PLAIN, '', body].join('\r\n');
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary="=_parts"',
    '',
    '--=_parts',
    ...PLAIN,
    '',
    body,
    '--=_parts',
    `Content-Type: ${attachment.type}; name="${attachment.name}"`,
    `Content-Disposition: attachment; filename="${attachment.name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    attachment.base64,
    '--=_parts--',
    '',
  ].join('\r\n');
}

const PLAIN = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'];

const BODIES: Readonly<Record<MailProgram, (text: string, quoted: readonly string[]) => string>> = {
  thunderbird: (text, quoted) =>
    [text, '', 'On 24/11/2026 10:12, Redress Casino wrote:', ...quoted.map((line) => `> ${line}`)].join('\r\n'),
  outlook: (text, quoted) =>
    [
      text,
      '',
      '________________________________',
      'From: Redress Casino <support@casino.example>',
      'Sent: Tuesday, November 24, 2026 10:12 AM',
      'To: Nora Berg <nora@casino.example>',
      'Subject: your ticket',
      '',
      ...quoted,
    ].join('\r\n'),
  'apple-mail': (text, quoted) =>
    [
      text,
      '',
      '> On 24 Nov 2026, at 10:12, Redress Casino <support@casino.example> wrote:',
      '> ',
      ...quoted.map((line) => `> ${line}`),
    ].join('\r\n'),
  phone: (text, quoted) =>
    [
      text,
      '',
      'Sent from my iPhone',
      '',
      'On 24 Nov 2026, at 10:12, Redress Casino <support@casino.example> wrote:',
      '',
      ...quoted.map((line) => `> ${line}`),
    ].join('\r\n'),
};

export function replyAddressIn(mail: Mail): string {
  return /<?([^<>\s]+@[^<>\s]+?)>?$/.exec(field(mail, 'Reply-To'))?.[1] ?? '';
}

/** The readable text of one of our mails: its first text part, decoded. */
export function textOf({ raw }: Mail): readonly string[] {
  const [, part = raw] = /Content-Type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)(?:\r?\n--|$)/.exec(raw) ?? [];
  const bytes = part
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').split(/\r?\n/);
}

function field({ raw }: Mail, name: string): string {
  const head = raw.slice(0, raw.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
}
