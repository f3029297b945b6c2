import { deliveryReportOf } from '../delivery-report/delivery-report.ts';
import type { Message } from '../message.ts';
import { headOf } from './assemble.ts';
import { bodyText } from './body.ts';
import { cleanText } from './clean.ts';
import { reportLeaves } from './mime-parts.ts';

/**
 * The last resort: the head, and the words as far as they are found without a parser; files are lost, but a delivery
 * report is still one. Gives a `Message` for any bytes at all, the empty ones included, and never throws; hostile bytes
 * may take it long.
 */
export function readHeadOnly(raw: Uint8Array, trouble: readonly string[]): Message {
  const first = raw.subarray(0, FIRST_BYTES);
  const words = bodyText({ plain: '', html: '', files: [] }, first);
  const message = {
    ...headOf(raw),
    reading: { by: 'head' as const, trouble: [...trouble, ...words.trouble] },
    text: cleanText(words.text),
    textFrom: words.textFrom,
    attachments: [],
    kinds: [],
  };
  const parts = reportLeaves(first).map(({ type, bytes }) => ({ declaredType: type, content: bytes }));
  return { ...message, report: deliveryReportOf({ ...message, attachments: parts }) };
}

const FIRST_BYTES = 300_000;

/** The head and no word of the body: at once, whatever the bytes. */
export function readBareHead(raw: Uint8Array, trouble: readonly string[]): Message {
  const words = { text: '', textFrom: 'none', attachments: [], kinds: [] } as const;
  const message = { ...headOf(raw.subarray(0, BARE_HEAD)), reading: { by: 'head' as const, trouble }, ...words };
  return { ...message, report: deliveryReportOf(message) };
}

const BARE_HEAD = 64_000;
