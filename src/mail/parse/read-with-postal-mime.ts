import PostalMime from 'postal-mime';
import type { Message } from '../message.ts';
import { assembleMessage } from './assemble.ts';

/** Reads a mail with postal-mime, the second parser: it reads what makes the first one throw or never settle. */
export async function readWithPostalMime(raw: Uint8Array): Promise<Message> {
  const parsed = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer', forceRfc822Attachments: true });
  return assembleMessage(
    raw,
    {
      plain: parsed.text ?? '',
      html: parsed.html ?? '',
      files: parsed.attachments.map((file) => ({
        name: file.filename ?? '',
        declaredType: file.mimeType,
        inline: file.disposition === 'inline' || file.related === true,
        content: typeof file.content === 'string' ? Buffer.from(file.content) : new Uint8Array(file.content),
      })),
    },
    'postal-mime',
  );
}
