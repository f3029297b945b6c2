import { expect, test } from 'vitest';
import type { LabelledMail } from '../../../../src/cli/evaluate/labelled.ts';
import { labelledMailsIn } from '../../../../src/cli/evaluate/labelled-files.ts';
import type { Raise } from '../../../../src/rulebook/leanings.ts';
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

test('what the subject names or the writer repeats leans further to a category', () => {
  const rules = leaning({ showed: { bonus: 4 } });
  const once = classified(RIDDLE, rules).scores['bonus'] ?? 0;
  const repeated = classified(`${RIDDLE} My brother saw it. ${RIDDLE}`, rules).scores['bonus'];
  expect(repeated).toBeCloseTo(once * rules.weights.repeated);
  const input = { subject: RIDDLE, body: 'Hello', language: 'en', attachmentNames: [], isReply: false, form: {} };
  expect(classify(input, rules).scores['bonus']).toBeCloseTo(once * rules.weights.subject);
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
  const far = classified(RIDDLE, leaning({ showed: { minor: 9 } }, { minor: from(9) }));
  expect(far.flags).toContain('minor');
  expect(far.hits).toContainEqual(expect.objectContaining({ target: 'minor', term: 'leans: showed' }));
  const short = classified(RIDDLE, leaning({ showed: { minor: 8.5 } }, { minor: from(9) }));
  expect(short.flags).not.toContain('minor');
  expect(short.hits.map(({ target }) => target)).not.toContain('minor');
});

test('what a mail tells against a flag outweighs its leanings', () => {
  const rules = leaning({ 'own-budget': { problem_gambling: 20 } }, { problem_gambling: from(9) });
  const { flags, hits } = classified('I only play with my fun money.', rules);
  expect(hits).toContainEqual(expect.objectContaining({ target: 'problem_gambling', term: 'leans: own-budget' }));
  expect(flags).not.toContain('problem_gambling');
});

test('phrases against a cry for help outweigh no leaning, for there they are ignored', () => {
  const rules = leaning({ showed: { self_harm: 9 } }, { self_harm: from(9) });
  const { flags, hits } = classified(`${RIDDLE} I was jumping for joy.`, rules);
  expect(hits.some(({ target, weight }) => target === 'self_harm' && weight < 0)).toBe(true);
  expect(flags).toContain('self_harm');
});

test('what somebody says in passing leans as far in a long mail as in a short one', () => {
  const rules = leaning({ showed: { minor: 9 }, withdrawal: { minor: -3 } }, { minor: from(9) });
  const rest = 'I asked for a withdrawal. It takes days. I wrote to the chat. It did not help. I wait for my money.';
  expect(classified(`${RIDDLE} My withdrawal is late.`, rules).flags).not.toContain('minor');
  expect(classified(`${RIDDLE} ${rest}`, rules).flags).not.toContain('minor');
  expect(classified(`I sent my passport. The photo is sharp. ${rest} ${RIDDLE}`, rules).flags).toContain('minor');
});

test('what situations tell of a flag is doubted where no passage leans to it, and the hits say so', () => {
  const text = 'I have lost control of it.';
  expect(classified(text, leaning({})).flags).toContain('problem_gambling');
  const rules = leaning({ 'cannot-stop': { problem_gambling: 2 } }, { problem_gambling: { alone: 9, beside: 3 } });
  const doubted = classified(text, everyConceptKnown(rules));
  expect(doubted.flags).not.toContain('problem_gambling');
  expect(doubted.hits).toContainEqual(
    expect.objectContaining({ target: 'problem_gambling', term: 'doubted: leans 2 of 3' }),
  );
  const enough = leaning({ 'cannot-stop': { problem_gambling: 3 } }, { problem_gambling: { alone: 9, beside: 3 } });
  expect(classified(text, everyConceptKnown(enough)).flags).toContain('problem_gambling');
});

test('plain words of a flag that calls people at once are never doubted', () => {
  const rules = leaning({ bonus: { self_harm: -50 } }, { self_harm: { alone: 9, beside: 3 } });
  expect(classified('My bonus is gone. I want to kill myself.', everyConceptKnown(rules)).flags).toContain('self_harm');
});

test('a situation of new concepts is believed before any leaning was learned', () => {
  const rules = leaning({ bonus: { problem_gambling: -50 } }, { problem_gambling: { alone: 9, beside: 3 } });
  expect(classified('My bonus is gone. I have lost control of it.', rules).flags).toContain('problem_gambling');
});

test('a farewell between other matters is heard as it is alone', async () => {
  const mails = await labelledMailsIn(['tests/labelled/dev/en.jsonl', 'tests/labelled/dev/fa.jsonl'], process.cwd());
  const all = mails.kind === 'sound' ? mails.value : [];
  const heard = all.filter((mail) => mail.flags.includes('self_harm') && raises(mail, mail.body));
  expect(heard.length).toBeGreaterThan(20);
  const buried = heard.filter((mail) => raises(mail, `${REST[mail.lang]}\n\n${mail.body}\n\n${REST[mail.lang]}`));
  expect(buried.length / heard.length).toBeGreaterThan(0.9);
});

const REST: Readonly<Record<string, string>> = {
  en: 'I asked for a withdrawal of 400 EUR on 3 March. It is still pending. My documents were approved. The chat told me to wait. I sent a screenshot of the bonus page. Please tell me which rule you mean.',
  fa: 'درخواست برداشت ۴۰۰ یورو داده‌ام. هنوز در حال بررسی است. مدارکم تأیید شده. در چت گفتند صبر کنم. عکس صفحه بونوس را فرستادم. لطفاً بگویید کدام قانون منظورتان است.',
};

function raises({ subject, lang: language }: LabelledMail, body: string): boolean {
  const input = { subject, body, language, attachmentNames: [], isReply: false, form: {} };
  return classify(input, rulebook).flags.includes('self_harm');
}

test('what is learned from labelled mails speaks for the category that a concept goes with', () => {
  const mails = labelled((at) => (at % 2 === 0 ? 'withdrawal' : 'document'));
  const learned = fitted(mails, ['payment', 'kyc', 'other']);
  expect(learned.get('withdrawal')?.['payment']).toBeGreaterThan(0.5);
  expect(learned.get('document')?.['kyc']).toBeGreaterThan(0.5);
  expect(learned.get('document')?.['payment'] ?? 0).toBeLessThanOrEqual(0);
  expect(fitted(mails, ['payment', 'kyc', 'other'])).toEqual(learned);
});

test('a flag is raised from where no more mails than are bearable would be false alarms', () => {
  const mails = labelled((at) => (at % 2 === 0 ? 'withdrawal' : 'document'));
  const { points, alone, beside } = fittedFlag(mails, 'minor', 0.001);
  expect(beside).toBeLessThan(alone);
  const sumOf = (concepts: readonly string[]) => concepts.reduce((sum, concept) => sum + (points.get(concept) ?? 0), 0);
  const raised = mails.filter(({ concepts }) => sumOf(concepts) >= alone);
  expect(raised.length).toBeGreaterThan(10);
  expect(raised.every(({ flags }) => flags.labelled.has('minor'))).toBe(true);
});

/** Forty mails; those about payment carry the flag. */
function labelled(conceptOf: (at: number) => string) {
  return Array.from({ length: 40 }, (_, at) => ({
    id: `en-${at}`,
    concepts: [conceptOf(at), 'you'],
    emphasis: new Map<string, number>(),
    passages: [[conceptOf(at), 'you']],
    flags: { labelled: new Set(at % 2 === 0 ? ['minor'] : []), raised: new Set<string>() },
    points: {},
    labels: { [at % 2 === 0 ? 'payment' : 'kyc']: 1 },
  }));
}

function leaning(
  points: Readonly<Record<string, Readonly<Record<string, number>>>>,
  raises: Readonly<Record<string, Raise>> = {},
): Rulebook {
  const byConcept = Object.entries(points).map(
    ([concept, leans]) => [concept, new Map(Object.entries(leans))] as const,
  );
  return { ...rulebook, leanings: { points: new Map(byConcept), raises: new Map(Object.entries(raises)) } };
}

/** Raised from so many points by leanings alone; what is told is always believed. */
function from(alone: number): Raise {
  return { alone, beside: -Infinity };
}

/** As after a fit: every concept has been looked at. */
function everyConceptKnown(rules: Rulebook): Rulebook {
  const known = rulebook.situations.flatMap(({ signs }) => signs.flatMap(({ all }) => all));
  const points = new Map([...known.map((concept) => [concept, new Map()] as const), ...rules.leanings.points]);
  return { ...rules, leanings: { ...rules.leanings, points } };
}

function classified(body: string, rules: Rulebook): Classification {
  return classify({ subject: '', body, language: 'en', attachmentNames: [], isReply: false, form: {} }, rules);
}
