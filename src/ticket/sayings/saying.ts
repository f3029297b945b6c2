import { COMMAND_SAYINGS } from './command-sayings.ts';
import { GUARD_SAYINGS } from './guard-sayings.ts';
import { HELP_SAYINGS } from './help-sayings.ts';
import { PROOF_SAYINGS } from './proof-sayings.ts';
import { SHOWN_SAYINGS } from './shown-sayings.ts';

/**
 * Something the desk says to its own people: which sentence, and what stands in its gaps. Decisions and events carry
 * sayings, so that each reader gets them in their own language; the English stands here, the others in
 * `templates/<language>/sayings.yaml`.
 */
export interface Saying {
  readonly key: SayingKey;
  readonly values: Readonly<Record<string, SayingValue>>;
}

/** Words, an instant for a gap that says how (`{until:day}`, `{at:moment}`), or what has to be said in turn. */
export type SayingValue = string | Saying;

export type SayingKey = keyof typeof SAYINGS;

export const SAYINGS = {
  ...COMMAND_SAYINGS,
  ...HELP_SAYINGS,
  ...SHOWN_SAYINGS,
  ...GUARD_SAYINGS,
  ...PROOF_SAYINGS,
} as const;

/** A saying with every gap filled; the compiler knows which gaps its sentence has. */
export function say<Key extends SayingKey>(key: Key, ...[values]: Filling<(typeof SAYINGS)[Key]>): Saying {
  return { key, values: values ?? {} };
}

/** How a reader is spoken to: the sentences of the language, and how it writes days and moments. */
export interface Speech {
  readonly sentence: (key: SayingKey) => string | undefined;
  readonly day: (instant: string) => string;
  readonly moment: (instant: string) => string;
}

/** A saying in words. */
export function inWords(saying: Saying, speech: Speech): string {
  return sentenceOf(saying.key, speech).replace(GAP, (gap, name: string, form: string | undefined) => {
    const value = saying.values[name];
    if (value === undefined) return gap;
    if (typeof value !== 'string') return inWords(value, speech);
    if (form === 'day') return speech.day(value);
    return form === 'moment' ? speech.moment(value) : value;
  });
}

/** A ticket may carry a saying of an older version of the desk: then its key is all that is known. */
function sentenceOf(key: SayingKey, { sentence }: Speech): string {
  const english: Readonly<Partial<Record<string, string>>> = SAYINGS;
  return sentence(key) ?? english[key] ?? key;
}

/** English with instants as they are: for listings and tests. */
export const PLAIN_ENGLISH: Speech = { sentence: () => undefined, day: (at) => at.slice(0, 10), moment: (at) => at };

/** The gaps of a sentence as written: `nobody is called {name}` has one, `{until:day}` is another. */
export function gapsOf(sentence: string): readonly string[] {
  return Array.from(sentence.matchAll(GAP), ([gap]) => gap);
}

const GAP = /\{(\w+)(?::(day|moment))?\}/g;

type Gaps<Sentence extends string> = Sentence extends `${string}{${infer Gap}}${infer Rest}`
  ? NameOf<Gap> | Gaps<Rest>
  : never;
type NameOf<Gap extends string> = Gap extends `${infer Name}:${string}` ? Name : Gap;
type Filling<Sentence extends string> = [Gaps<Sentence>] extends [never]
  ? []
  : [values: Readonly<Record<Gaps<Sentence>, SayingValue>>];
