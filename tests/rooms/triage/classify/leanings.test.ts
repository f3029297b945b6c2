import { expect, test } from 'vitest';
import type { Rulebook } from '../../../../src/rulebook/rulebook.ts';
import type { Classification } from '../../../../src/triage/classify/classification.ts';
import { classify } from '../../../../src/triage/classify/classify.ts';
import { fitted } from '../../../leanings/fitted.ts';
import { rulebook } from './world.ts';

const WITHOUT: Rulebook = { ...rulebook, leanings: new Map() };
const RIDDLE = 'The screen said something odd on Wednesday.';

test('concepts that make up no situation still lean to a category', () => {
  expect(classified(RIDDLE, WITHOUT).category).not.toBe('bonus');
  const leaning = new Map([['showed', new Map([['bonus', 9]])]]);
  const { category, scores, hits } = classified(RIDDLE, { ...rulebook, leanings: leaning });
  expect(category).toBe('bonus');
  expect(scores['bonus']).toBeGreaterThanOrEqual(9);
  expect(hits).toContainEqual(
    expect.objectContaining({ target: 'bonus', term: 'leans: showed', weight: 9, where: 'body' }),
  );
});

test('leanings alone must say more than one small word does', () => {
  const leaning = (points: number): Rulebook => ({
    ...rulebook,
    leanings: new Map([['ask-info', new Map([['login', points]])]]),
  });
  expect(classified('I have a question.', leaning(1)).category).toBe('other');
  expect(classified('I have a question.', leaning(3)).category).toBe('login');
});

test('no leaning overrules a rule of precedence', () => {
  const text = 'You voided my winnings because I went over the maximum bet of the bonus.';
  const against = new Map([['bonus', new Map([['game', 50]])]]);
  const { category, rule } = classified(text, WITHOUT);
  expect(rule).not.toBeNull();
  expect(classified(text, { ...rulebook, leanings: against })).toMatchObject({ category, rule });
});

test('a category that leanings put first names the one that the mail tells of as secondary', () => {
  const leaning = new Map([['withdrawal', new Map([['game', 50]])]]);
  const { category, secondary } = classified('My withdrawal is still pending.', { ...rulebook, leanings: leaning });
  expect([category, secondary]).toEqual(['game', ['payment']]);
});

test('what is learned from labelled mails speaks for the category that a concept goes with', () => {
  const mails = Array.from({ length: 40 }, (_, at) => ({
    id: `en-${at}`,
    concepts: at % 2 === 0 ? ['late', 'you'] : ['document', 'you'],
    points: {},
    labels: { [at % 2 === 0 ? 'payment' : 'kyc']: 1 },
  }));
  const learned = fitted(mails, ['payment', 'kyc', 'other']);
  expect(learned.get('late')?.['payment']).toBeGreaterThan(0.5);
  expect(learned.get('document')?.['kyc']).toBeGreaterThan(0.5);
  expect(learned.get('document')?.['payment'] ?? 0).toBeLessThanOrEqual(0);
  expect(fitted(mails, ['payment', 'kyc', 'other'])).toEqual(learned);
});

function classified(body: string, rules: Rulebook): Classification {
  return classify({ subject: '', body, language: 'en', attachmentNames: [], isReply: false, form: {} }, rules);
}
