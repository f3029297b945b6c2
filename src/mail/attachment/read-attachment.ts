import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Attachment } from '../message.ts';
import { imageSize } from './image-size.ts';
import { cleanFileName, extensionOf } from './name.ts';
import { verdictOn } from './verdict.ts';

/** A file as a parser found it, nothing checked. */
export interface FoundFile {
  readonly name: string;
  readonly declaredType: string;
  readonly inline: boolean;
  readonly content: Uint8Array;
}

/** A found file with its name cleaned, its type told by its first bytes, and judged. */
export async function readAttachment(file: FoundFile, position: number): Promise<Attachment> {
  const content = new Uint8Array(file.content);
  const sniffed = await sniff(content);
  const declaredType = /^[\w.+-]+\/[\w.+-]+$/.test(file.declaredType)
    ? file.declaredType.toLowerCase()
    : 'application/octet-stream';
  const type = sniffed?.mime ?? declaredType;
  const name = cleanFileName(file.name, position, sniffed?.ext ?? DEFAULT_EXTENSIONS[declaredType] ?? '');
  return {
    name,
    type: isOfficeIn(type, name) ? declaredType : type,
    declaredType,
    size: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    inline: file.inline,
    image: type.startsWith('image/') ? imageSize(content) : null,
    ...verdictOn({ name, type, sniffed: sniffed?.mime ?? null, content }),
    content,
  };
}

const DEFAULT_EXTENSIONS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
  'text/plain': 'txt',
  'text/calendar': 'ics',
};

/** The sniffer calls a small OOXML file `zip`; its name and declaration say more, and the verdict looked inside. */
function isOfficeIn(type: string, name: string): boolean {
  return type === 'application/zip' && /^(?:docx|xlsx|pptx|odt|ods|odp)$/.test(extensionOf(name));
}

async function sniff(content: Uint8Array): Promise<{ mime: string; ext: string } | null> {
  try {
    return (await fileTypeFromBuffer(content.subarray(0, 65_536))) ?? null;
  } catch {
    // The sniffer throws on some cut-off files: then the bytes tell nothing.
    return null;
  }
}
