import { createHash } from 'node:crypto';
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer';
import type { Draft, DraftAttachment } from '../draft.ts';
import type { Mailbox } from '../message.ts';
import { isSendable } from './addr-spec.ts';
import { cleanBody, cleanHeaderValue } from './clean.ts';
import { cappedReferences, isMessageId } from './references.ts';

/**
 * The bytes of one mail as they will leave (RFC 5322, RFC 2045). The same draft always gives the same bytes, so that a
 * mail composed again after a crash is the same mail. Addresses must be sendable (`isSendable`) and the Message-ID
 * lawful: a draft with others should not have been made, and throws.
 */
export async function composeDraft(draft: Draft): Promise<Uint8Array> {
  if (!isMessageId(draft.messageId)) throw new Error('a draft with an unlawful Message-ID');
  const text = cleanBody(draft.text);
  const html = draft.html === null ? null : cleanBody(draft.html);
  const options: MailComposerOptions = {
    from: mailbox(draft.from),
    to: mailbox(draft.to),
    ...(draft.replyTo && { replyTo: mailbox(draft.replyTo) }),
    subject: cleanHeaderValue(draft.subject).slice(0, LONGEST_SUBJECT).toWellFormed(),
    messageId: `<${draft.messageId}>`,
    date: draft.date,
    ...threadOf(draft),
    headers: headersOf(draft),
    text,
    ...(html !== null && { html }),
    attachments: draft.attachments.map(attachment),
    textEncoding: transferEncodingOf(text),
    baseBoundary: boundaryOf(draft.messageId, text, html ?? ''),
    newline: '\r\n',
    disableUrlAccess: true,
    disableFileAccess: true,
  };
  return new MailComposer(options).compile().build();
}

/** A word without a space cannot be folded, and no header line may pass 998 characters (RFC 5322 section 2.1.1). */
const LONGEST_SUBJECT = 800;

function mailbox({ name, address }: Mailbox): Mailbox {
  if (!isSendable(address)) throw new Error('a draft with an address that cannot be sent to');
  return { name: cleanHeaderValue(name), address };
}

function threadOf({ inReplyTo, references }: Draft): Pick<MailComposerOptions, 'inReplyTo' | 'references'> {
  const ancestors = cappedReferences(references);
  return {
    ...(inReplyTo !== null && isMessageId(inReplyTo) && { inReplyTo: `<${inReplyTo}>` }),
    ...(ancestors.length > 0 && { references: ancestors.map((id) => `<${id}>`).join(' ') }),
  };
}

/** RFC 3834 section 5 and Microsoft's sign for the same, so that no machine answers a machine. */
function headersOf({ autoSubmitted, language }: Draft): Record<string, string> {
  return {
    'Content-Language': /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : 'en',
    ...(autoSubmitted && { 'Auto-Submitted': autoSubmitted, 'X-Auto-Response-Suppress': 'All' }),
  };
}

function attachment({ name, type, content }: DraftAttachment): {
  filename: string;
  contentType: string;
  content: Buffer;
} {
  return {
    filename: cleanHeaderValue(name),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
    content: Buffer.from(content),
  };
}

/** The shorter of the two that survive every relay; 7bit would invite `format=flowed`, which rewraps Persian badly. */
function transferEncodingOf(text: string): 'quoted-printable' | 'base64' {
  const beyondAscii = text.replace(/[\0-\x7f]/g, '').length;
  return beyondAscii * 5 > text.length ? 'base64' : 'quoted-printable';
}

/** Nobody can write a body that holds the boundary of the mail it will be quoted in. */
function boundaryOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
