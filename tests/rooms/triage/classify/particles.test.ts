import { expect, test } from 'vitest';
import { readPhrase } from '../../../../src/rulebook/phrase.ts';
import { indexOf } from '../../../../src/rulebook/phrase-index.ts';
import { spellingOf } from '../../../../src/rulebook/spelling.ts';
import { matchesIn } from '../../../../src/triage/classify/matches.ts';
import { readingOf } from '../../../../src/triage/classify/reading.ts';

const particles = ['و', 'ال', 'وال', 'بال', 'لل'];

test('a word is found behind the particles that are written in front of it', () => {
  expect(foundIn('طلبت السحب والبونص', ['سحب', 'بونص'])).toEqual(['سحب', 'بونص']);
  expect(foundIn('بالبطاقة للبنك', ['بطاقة', 'بنك*'])).toEqual(['بطاقة', 'بنك*']);
});

test('what is left of a word must be long enough to be one', () => {
  expect(foundIn('والدي', ['دي', 'لدي'])).toEqual([]);
});

test('a word that begins like a particle is still found as it is', () => {
  expect(foundIn('وصل المبلغ', ['وصل'])).toEqual(['وصل']);
});

function foundIn(text: string, terms: readonly string[]): readonly string[] {
  const phrases = terms.flatMap((term) => {
    const read = readPhrase(term);
    return read.kind === 'phrase' ? [read.phrase] : [];
  });
  const reading = readingOf('body', text, [spellingOf(phrases, particles)]);
  return matchesIn(reading, indexOf(phrases.map((phrase) => ({ phrase, named: null })))).map(
    ({ entry }) => entry.phrase.term,
  );
}
