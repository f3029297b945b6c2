import { expect, test } from 'vitest';
import type { Rulebook } from '../../../../src/rulebook/rulebook.ts';
import type { Classification } from '../../../../src/triage/classify/classification.ts';
import { classify } from '../../../../src/triage/classify/classify.ts';
import { fitted } from '../../../leanings/fitted.ts';
import { fittedFlag } from '../../../leanings/fitted-flag.ts';
import { rulebook } from './world.ts';

const RIDDLE = 'The screen said something odd on Wednesday.';

test('concepts that make up no situation still lean to a category', () => {
  expect(classified(RIDDLE, leaning({})).category).not.toBe('bonus');
  const { category, scores, hits } = classified(RIDDLE, leaning({ showed: { bonus: 9 } }));
  expect(category).toBe('bonus');
  expect(scores['bonus']).toBeGreaterThanOrEqual(9);
  expect(hits).toContainEqual(
    expect.objectContaining({ target: 'bonus', term: 'leans: showed', weight: 9, where: 'body' }),
  );
});

test('leanings alone must say more than one small word does', () => {
  expect(classified('I have a question.', leaning({ 'ask-info': { login: 1 } })).category).toBe('other');
  expect(classified('I have a question.', leaning({ 'ask-info': { login: 3 } })).category).toBe('login');
});

test('no leaning overrules a rule of precedence', () => {
  const text = 'You voided my winnings because I went over the maximum bet of the bonus.';
  const { category, rule } = classified(text, leaning({}));
  expect(rule).not.toBeNull();
  expect(classified(text, leaning({ bonus: { game: 50 } }))).toMatchObject({ category, rule });
});

test('a category that leanings put first names the one that the mail tells of as secondary', () => {
  const { category, secondary } = classified('My withdrawal is still pending.', leaning({ withdrawal: { game: 50 } }));
  expect([category, secondary]).toEqual(['game', ['payment']]);
});

test('a hit names the concepts that say most in its direction', () => {
  const rules = leaning({ withdrawal: { game: 5 }, late: { game: -1 }, amount: { game: 2 } });
  const { hits } = classified('My withdrawal of 200 EUR is still pending.', rules);
  expect(hits).toContainEqual(
    expect.objectContaining({ target: 'game', term: 'leans: withdrawal, amount', weight: 6 }),
  );
});

test('concepts that lean far enough to a flag raise it, and say so; short of that nothing is said', () => {
  const far = classified(RIDDLE, leaning({ showed: { minor: 9 } }, { minor: 9 }));
  expect(far.flags).toContain('minor');
  expect(far.hits).toContainEqual(expect.objectContaining({ target: 'minor', term: 'leans: showed' }));
  const short = classified(RIDDLE, leaning({ showed: { minor: 8.5 } }, { minor: 9 }));
  expect(short.flags).not.toContain('minor');
  expect(short.hits.map(({ target }) => target)).not.toContain('minor');
});

test('what a mail tells against a flag outweighs its leanings', () => {
  const rules = leaning({ 'own-budget': { problem_gambling: 20 } }, { problem_gambling: 9 });
  const { flags, hits } = classified('I only play with my fun money.', rules);
  expect(hits).toContainEqual(expect.objectContaining({ target: 'problem_gambling', term: 'leans: own-budget' }));
  expect(flags).not.toContain('problem_gambling');
});

test('phrases against a cry for help outweigh no leaning, for there they are ignored', () => {
  const rules = leaning({ showed: { self_harm: 9 } }, { self_harm: 9 });
  const { flags, hits } = classified(`${RIDDLE} I was jumping for joy.`, rules);
  expect(hits.some(({ target, weight }) => target === 'self_harm' && weight < 0)).toBe(true);
  expect(flags).toContain('self_harm');
});

test('what is learned from labelled mails speaks for the category that a concept goes with', () => {
  const mails = labelled((at) => (at % 2 === 0 ? 'withdrawal' : 'document'));
  const learned = fitted(mails, ['payment', 'kyc', 'other']);
  expect(learned.get('withdrawal')?.['payment']).toBeGreaterThan(0.5);
  expect(learned.get('document')?.['kyc']).toBeGreaterThan(0.5);
  expect(learned.get('document')?.['payment'] ?? 0).toBeLessThanOrEqual(0);
  expect(fitted(mails, ['payment', 'kyc', 'other'])).toEqual(learned);
});

test('a flag is raised from where at most one mail in a thousand would be a false alarm', () => {
  const mails = labelled((at) => (at % 2 === 0 ? 'withdrawal' : 'document'));
  const { points, least } = fittedFlag(mails, 'minor');
  const sumOf = (concepts: readonly string[]) => concepts.reduce((sum, concept) => sum + (points.get(concept) ?? 0), 0);
  const raised = mails.filter(({ concepts }) => sumOf(concepts) >= least);
  expect(raised.length).toBeGreaterThan(10);
  expect(raised.every(({ flags }) => flags.labelled.has('minor'))).toBe(true);
});

/** Forty mails; those about payment carry the flag. */
function labelled(conceptOf: (at: number) => string) {
  return Array.from({ length: 40 }, (_, at) => ({
    id: `en-${at}`,
    concepts: [conceptOf(at), 'you'],
    flags: { labelled: new Set(at % 2 === 0 ? ['minor'] : []), raised: new Set<string>() },
    points: {},
    labels: { [at % 2 === 0 ? 'payment' : 'kyc']: 1 },
  }));
}

function leaning(
  points: Readonly<Record<string, Readonly<Record<string, number>>>>,
  least: Readonly<Record<string, number>> = {},
): Rulebook {
  const byConcept = Object.entries(points).map(
    ([concept, leans]) => [concept, new Map(Object.entries(leans))] as const,
  );
  return { ...rulebook, leanings: { points: new Map(byConcept), least: new Map(Object.entries(least)) } };
}

function classified(body: string, rules: Rulebook): Classification {
  return classify({ subject: '', body, language: 'en', attachmentNames: [], isReply: false, form: {} }, rules);
}
