import { type LanguageRules, readLanguage, type Targets } from './languages.ts';
import type { Read } from './mistake.ts';

/**
 * Reads a language file, or gives what the very same text was read as before. The daemon reads all rules anew when one
 * file changed, and answers nobody meanwhile; the other languages, which are nearly all there is to read, cost nothing.
 */
export function readLanguageOnce(file: string, text: string, targets: Targets): Read<LanguageRules> {
  const names = namesOf(targets);
  const last = LAST.get(file);
  if (last?.text === text && last.names === names) return last.read;
  const read = readLanguage(file, text, targets);
  LAST.set(file, { text, names, read });
  return read;
}

interface LastRead {
  readonly text: string;
  readonly names: string;
  readonly read: Read<LanguageRules>;
}

/** One for each file, so it holds no more than the rules in force do. */
const LAST = new Map<string, LastRead>();

/** Other files decide which names a language may use: the same text can become mistaken by them, or sound. */
function namesOf({ categories, flags, markers, concepts }: Targets): string {
  return JSON.stringify([categories, flags, markers, concepts].map((names) => [...names].sort()));
}
