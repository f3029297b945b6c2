import { createHash } from 'node:crypto';
import { headerOf, type Message } from '../mail/message.ts';

/**
 * What two copies of one mail have in common, however often it is delivered, restored or moved back (design,
 * invariant 2): who wrote it when under which Message-ID, and every byte of the body. What servers add on the way and
 * how lines end is left out. `arrival` stands in where the mail itself names neither a Message-ID nor a date.
 */
export function contentKeyOf(message: Message, raw: Uint8Array, arrival: Date): string {
  const date = headerOf(message, 'date');
  const moment = message.messageId === null && date === null ? arrival.toISOString() : date;
  const head = JSON.stringify([message.messageId, moment, message.from.map(({ address }) => address), message.subject]);
  return createHash('sha256').update(head).update('\0').update(bodyOf(raw)).digest('hex');
}

/** What follows the first empty line (RFC 5322 section 2.1), with bare line ends and no line end at its end. */
function bodyOf(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const text = bytes.toString('latin1').replaceAll('\r\n', '\n');
  const empty = text.indexOf('\n\n');
  return Buffer.from((empty < 0 ? text : text.slice(empty + 2)).trimEnd(), 'latin1');
}
