import { maskSecrets } from '../secrets/mask-secrets.ts';

/**
 * A file name as it may be shown and judged (reliability C9): strip first, then check. The name never becomes a path:
 * files are kept under the hash of their bytes.
 */
export function cleanFileName(written: string, position: number, extension: string): string {
  const visible = written
    .slice(0, 5_000)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
  // Before the characters go by which a secret is known: `password: ...`.
  const stripped = maskSecrets(visible)
    .text.replace(/^.*[/\\]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const name = RESERVED.test(stripped) ? `_${stripped}` : stripped;
  return name === '' ? `attachment-${position + 1}${extension && `.${extension}`}` : shortened(name);
}

/** What follows the last dot, in lower case; `''` without one. */
export function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

const LONGEST = 100;
/** Device names of Windows, which open a device whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const extension = extensionOf(name);
  const tail = extension === '' ? '' : `.${extension}`;
  return name.slice(0, LONGEST - tail.length).toWellFormed() + tail;
}
