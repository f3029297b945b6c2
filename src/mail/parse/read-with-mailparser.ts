import { type Attachment as Found, simpleParser } from 'mailparser';
import type { Message } from '../message.ts';
import { assembleMessage } from './assemble.ts';

/**
 * Reads a mail with mailparser. It may throw, and for some mails it never settles: only the jail calls it. HTML is not
 * converted here, because its converter rejects the whole mail on hostile HTML.
 */
export async function readWithMailparser(raw: Uint8Array): Promise<Message> {
  const parsed = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  return assembleMessage(
    raw,
    {
      plain: parsed.text ?? '',
      html: typeof parsed.html === 'string' ? parsed.html : '',
      files: parsed.attachments.map((file: Found) => ({
        name: file.filename ?? '',
        declaredType: file.contentType,
        inline: file.related || file.contentDisposition === 'inline',
        content: file.content,
      })),
    },
    'mailparser',
  );
}
