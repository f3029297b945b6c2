import type { Attachment } from '../../mail/message.ts';
import type { FileClass, FileKind } from '../../rulebook/checklists.ts';
import { wordsIn } from '../../rulebook/words.ts';

/** What triage looks at of an attachment; never its content. */
export type File = Pick<Attachment, 'name' | 'type' | 'size' | 'sha256' | 'inline' | 'image' | 'verdict'>;

/**
 * What a file seems to be by name, type and size (complaints.md 4.3): a class of the checklists, else its kind alone;
 * null for what is no evidence: withheld, empty, the logo of a signature.
 */
export function fileClassOf(file: File, classes: readonly FileClass[]): string | null {
  if (file.verdict === 'withheld' || file.size === 0 || isDecoration(file)) return null;
  const kind = kindOf(file.type);
  const name = ` ${wordsIn(file.name.replace(/\.[a-z0-9]{2,5}$/i, ''))
    .map(({ word }) => word)
    .join(' ')} `;
  const told = classes.find(({ kinds, names }) => kinds.includes(kind) && names.some((phrase) => isIn(name, phrase)));
  return told?.id ?? kind;
}

/** In pixels of the shorter side. Mail programs put photos inline as well, but no photo is as flat as a logo. */
const FLATTEST = { inline: 240, attached: 80 };

function isDecoration({ image, inline }: File): boolean {
  if (image === null) return false;
  return Math.min(image.width, image.height) < (inline ? FLATTEST.inline : FLATTEST.attached);
}

function kindOf(type: string): FileKind {
  const [, kind] = KINDS.find(([pattern]) => pattern.test(type.toLowerCase())) ?? [];
  return kind ?? 'other';
}

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/^image\//, 'image'],
  [/^application\/(?:x-)?pdf/, 'pdf'],
  [/^video\//, 'video'],
  [/^message\/|^application\/vnd\.ms-outlook/, 'mail'],
  [/^text\//, 'text'],
  [/^application\/(?:msword|rtf|vnd\.(?:ms-|openxmlformats|oasis))/, 'office'],
];

function isIn(name: string, phrase: string): boolean {
  const words = wordsIn(phrase).map(({ word }) => word);
  return words.length > 0 && name.includes(` ${words.join(' ')}${phrase.endsWith('*') ? '' : ' '}`);
}
