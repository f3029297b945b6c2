import { COMMAND_SAYINGS } from './command-sayings.ts';
import { GUARD_SAYINGS } from './guard-sayings.ts';

/**
 * Something the desk says to its own people: which sentence, and what stands in its gaps. Decisions and events carry
 * sayings, so that each reader gets them in their own language; the English stands here, the others in
 * `templates/<language>/sayings.yaml`.
 */
export interface Saying {
  readonly key: SayingKey;
  readonly values: Readonly<Record<string, string>>;
}

export type SayingKey = keyof typeof SAYINGS;

export const SAYINGS = { ...COMMAND_SAYINGS, ...GUARD_SAYINGS } as const;

/** A saying with every gap filled; the compiler knows which gaps its sentence has. */
export function say<Key extends SayingKey>(key: Key, ...[values]: Filling<(typeof SAYINGS)[Key]>): Saying {
  return { key, values: values ?? {} };
}

/** The saying in English, or in the words of another language's sentence. */
export function sayIn({ key, values }: Saying, sentence: string | undefined = SAYINGS[key]): string {
  // A ticket may carry a saying of an older version of the desk.
  const known: string | undefined = sentence;
  return (known ?? key).replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}

/** The names of the gaps of a sentence: `nobody is called {name}` has one. */
export function gapsOf(sentence: string): readonly string[] {
  return Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
}

type Gaps<Sentence extends string> = Sentence extends `${string}{${infer Gap}}${infer Rest}` ? Gap | Gaps<Rest> : never;
type Filling<Sentence extends string> = [Gaps<Sentence>] extends [never]
  ? []
  : [values: Readonly<Record<Gaps<Sentence>, string>>];
