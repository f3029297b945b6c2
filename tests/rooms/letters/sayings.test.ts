import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSayings } from '../../../src/letters/sayings.ts';
import { SAYINGS } from '../../../src/ticket/sayings/saying.ts';

test.each(['fr', 'fa'])('everything that is said to the staff can be said in %s', (language) => {
  const file = `templates/${language}/sayings.yaml`;
  const read = readSayings(file, readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
  if (read.kind === 'mistaken') expect(read.mistakes).toEqual([]);
  else expect([...read.value.keys()].sort()).toEqual(Object.keys(SAYINGS).sort());
});

test('a gap that English does not have, and a key that nobody says, are mistakes with their line', () => {
  const read = readSayings('sayings.yaml', "assign.done: 'confié à {nom}'\nassign.never: 'jamais'\n");
  expect(read.kind === 'mistaken' ? read.mistakes.map(({ line, message }) => [line, message]) : []).toEqual([
    [1, 'its gaps must be those of the English: {name}'],
    [2, 'there is no saying assign.never'],
  ]);
});
