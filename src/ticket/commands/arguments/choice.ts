import { foldedWord } from '../folded-word.ts';

/** A closed list with the words for each of its values, in any language. */
export type Choices<Value extends string> = Readonly<Record<Value, readonly string[]>>;

/** The value that an argument begins with, and the words behind it; up to three words may name it. */
export function readChoice<Value extends string>(
  written: string,
  choices: Choices<Value>,
): { readonly value: Value; readonly rest: string } | null {
  for (const count of [3, 2, 1]) {
    const [head, rest] = split(written, count);
    const wanted = foldedWord(head);
    const value = (Object.keys(choices) as Value[]).find((one) =>
      [one, ...choices[one]].some((word) => wanted !== '' && foldedWord(word) === wanted),
    );
    if (value !== undefined) return { value, rest };
  }
  return null;
}

function split(written: string, count: number): [head: string, rest: string] {
  const words = written.trim().split(/[\s:،,;]+/u);
  if (words.length < count) return ['', ''];
  const head = words.slice(0, count);
  const end = head.reduce((at, word) => written.indexOf(word, at) + word.length, 0);
  return [head.join(' '), written.slice(end).replace(/^[\s:،,;–-]+/u, '')];
}
