import type { Fact } from './fact.ts';
import { factAt, matchesOf, type Reading } from './reading.ts';

/** What the player says he does not have (`I lost the receipt`, «رسید ندارم»); the value is the checklist item. */
export function cannotProvideIn(reading: Reading): readonly Fact[] {
  const lacking = matchesOf(reading, 'lacking');
  return matchesOf(reading, 'items').flatMap((item) => {
    const said = lacking.find(({ id, first, last }) =>
      id === 'before'
        ? item.first > last && item.first - last <= WORDS_AFTER
        : first > item.last && first - item.last <= WORDS_BEFORE,
    );
    if (!said) return [];
    const span = { at: Math.min(said.at, item.at), end: Math.max(said.end, item.end) };
    if (/[.!?\n]/.test(reading.text.slice(span.at, span.end))) return [];
    return [factAt(reading, span, { kind: 'cannot-provide', value: item.id })];
  });
}

const WORDS_AFTER = 4;
const WORDS_BEFORE = 3;
