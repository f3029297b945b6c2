import { expect, test } from 'vitest';
import { spellingOf } from '../../../../src/rulebook/spelling.ts';
import { readingOf } from '../../../../src/triage/classify/reading.ts';

const endings: readonly (readonly [string, string])[] = [
  ['er', 'e'],
  ['ین', 'ید'],
];

test('an ending that is typed for another is read as both', () => {
  expect(formsIn('demander')).toEqual(['demander', 'demande']);
  expect(formsIn('ببندین')).toEqual(['ببندین', 'ببندید']);
});

test('what is left of a word must be long enough to be one', () => {
  expect(formsIn('fer')).toEqual(['fer']);
  expect(formsIn('این')).toEqual(['این']);
});

function formsIn(word: string): readonly string[] {
  return readingOf('body', word, [spellingOf([], [], endings)]).words[0]?.forms ?? [];
}
