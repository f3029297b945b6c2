import MimeNode from 'nodemailer/lib/mime-node';
import type { Mailbox } from '../message.ts';
import { isSendable } from './addr-spec.ts';
import { cleanHeaderValue } from './clean.ts';
import { isMessageId } from './references.ts';

/** What is another in a mail that is sent again to somebody else. */
export interface Readdressing {
  readonly to: Mailbox;
  readonly replyTo: Mailbox;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly date: Date;
}

/**
 * A mail that `composeDraft` made, for another reader: recipient, reply address, Message-ID and date are new, every
 * other byte stays. The same change of the same mail always gives the same bytes.
 */
export function readdressed(raw: Uint8Array, { to, replyTo, messageId, date }: Readdressing): Uint8Array {
  if (!isMessageId(messageId)) throw new Error('a mail sent again with an unlawful Message-ID');
  const bytes = Buffer.from(raw);
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('a mail of ours without a body');
  const fields = new Map([
    ['to', fieldOf('To', mailbox(to))],
    ['reply-to', fieldOf('Reply-To', mailbox(replyTo))],
    ['message-id', fieldOf('Message-ID', `<${messageId}>`)],
    ['date', fieldOf('Date', date.toUTCString().replace('GMT', '+0000'))],
  ]);
  const head = bytes
    .subarray(0, end)
    .toString('latin1')
    .split(/\r\n(?![ \t])/);
  const renewed = head.map((field) => fields.get(nameOf(field)) ?? field).join('\r\n');
  return Buffer.concat([Buffer.from(renewed, 'latin1'), bytes.subarray(end)]);
}

function nameOf(field: string): string {
  return field.slice(0, Math.max(field.indexOf(':'), 0)).toLowerCase();
}

function mailbox({ name, address }: Mailbox): Mailbox {
  if (!isSendable(address)) throw new Error('a mail sent again to an address that cannot be sent to');
  return { name: cleanHeaderValue(name), address };
}

/** One field as the composer encodes and folds it (RFC 5322 section 2.2.3, RFC 2047). */
function fieldOf(name: string, value: string | Mailbox): string {
  const head = new MimeNode('text/plain').setHeader(name, value).buildHeaders();
  const field = head.split(/\r\n(?![ \t])/).find((one) => nameOf(one) === name.toLowerCase());
  if (field === undefined) throw new Error(`the composer wrote no ${name}`);
  return field;
}
