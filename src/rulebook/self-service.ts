import { z } from 'zod';
import { foldWord } from './folding.ts';
import { type Mistake, mistaken, type Read, sound } from './mistake.ts';
import { type Span, span } from './span.ts';
import { readYaml } from './yaml-file.ts';

/** What a player may ask the desk itself for, and the words for it (`rules/self-service.yaml`). */
export interface SelfService {
  /** Command by its words, folded and joined by single spaces. */
  readonly commands: ReadonlyMap<string, SelfServiceCommand>;
  /** ISO 639-1 code by a language's names, folded alike. */
  readonly languages: ReadonlyMap<string, string>;
  /** How a question of ours is answered in one line, folded alike. */
  readonly answers: ReadonlyMap<string, 'yes' | 'no'>;
  readonly dataRequest: Span;
}

export type SelfServiceCommand = (typeof COMMANDS)[number];

export const COMMANDS = [
  'status',
  'history',
  'appeal',
  'close',
  'reopen',
  'language',
  'export',
  'erase',
  'human',
] as const; // prettier-ignore

/** Reads `rules/self-service.yaml`; a word that means two things is a mistake. */
export function readSelfService(file: string, text: string): Read<SelfService> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const mistakes: Mistake[] = [];
  const commands = new Map<string, SelfServiceCommand>();
  for (const command of COMMANDS)
    for (const [language, words] of Object.entries(value.commands[command]))
      for (const [at, word] of words.entries()) {
        const folded = foldedPhrase(word);
        const other = commands.get(folded) ?? command;
        if (other !== command)
          mistakes.push(mistakeAt(['commands', command, language, at], `${word} already means ${other}`));
        commands.set(folded, command);
      }
  if (mistakes.length > 0) return mistaken(...mistakes);
  const names = Object.entries(value.languages).flatMap(([code, words]) =>
    words.map((word) => [foldedPhrase(word), code] as const),
  );
  const answers = (['yes', 'no'] as const).flatMap((answer) =>
    Object.values(value.answers[answer]).flatMap((words) => words.map((word) => [foldedPhrase(word), answer] as const)),
  );
  return sound({ commands, languages: new Map(names), answers: new Map(answers), dataRequest: value.dataRequest });
}

/** Words so that their spellings compare equal: `Clôturer!` is `cloturer`; Persian with or without half-space. */
export function foldedPhrase(written: string): string {
  const words =
    written
      .slice(0, 200)
      .replaceAll('\u200c', '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map(foldWord).join(' ');
}

const words = z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().trim().min(1)).min(1));
const shape = z.strictObject({
  commands: z.record(z.enum(COMMANDS), words),
  languages: z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().trim().min(1))),
  answers: z.strictObject({ yes: words, no: words }),
  dataRequest: span,
});
