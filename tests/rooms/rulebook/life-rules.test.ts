import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bodyAfter, bodyByAddress, readBodies } from '../../../src/rulebook/bodies.ts';
import { readFollowUps } from '../../../src/rulebook/follow-ups.ts';
import { type Read, sayMistake } from '../../../src/rulebook/mistake.ts';
import { readPhrases, sayPhrase } from '../../../src/rulebook/phrases.ts';
import { readTerms, versionOn } from '../../../src/rulebook/terms.ts';

const text = (name: string): string => readFileSync(`rules/${name}.yaml`, 'utf8');
const profiles = new Set(['seed-default', 'ukgc', 'mga', 'curacao', 'fr-anj', 'dk', 'es', 'se', 'none']);

test('the rules that ship are sound', () => {
  expect(said(readFollowUps('rules/follow-ups.yaml', text('follow-ups')))).toEqual([]);
  expect(said(readPhrases('rules/phrases.yaml', text('phrases')))).toEqual([]);
  expect(said(readTerms('rules/terms.yaml', text('terms')))).toEqual([]);
  expect(said(readBodies('rules/bodies.yaml', text('bodies'), profiles))).toEqual([]);
});

test('a notice shorter than the night is refused, for it could only go too late', () => {
  const wrong = text('follow-ups').replace('delayNotice: { hours: 12 }', 'delayNotice: { hours: 11 }');
  expect(said(readFollowUps('f', wrong))).toEqual([
    expect.stringMatching(/^f:\d+:\d+: delayNotice must be longer than the night/),
  ]);
});

test('nothing is closed without a reminder, and shares of time ascend', () => {
  const wrong = text('follow-ups')
    .replace('reminders: [{ days: 3 }, { days: 7 }]', 'reminders: []')
    .replace('[0.5, 0.8]', '[0.8, 0.5]');
  expect(said(readFollowUps('f', wrong)).join('\n')).toMatch(/without a reminder[\s\S]*must ascend/);
});

test('a zone that does not exist is named', () => {
  expect(said(readFollowUps('f', text('follow-ups').replace('Asia/Tehran', 'Asia/Nowhere')))[0]).toMatch(
    /no time zone is called Asia\/Nowhere/,
  );
});

test('a phrase that the desk may say must be there, and English stands for what is not translated', () => {
  expect(said(readPhrases('p', text('phrases').replace('  hold-ended:', '  hold-over:')))[0]).toMatch(
    /steps.*hold-ended/,
  );
  const read = readPhrases('p', text('phrases'));
  if (read.kind === 'mistaken') throw new Error('mistaken');
  expect(sayPhrase(read.value.next.bank, 'fr')).toBe('la banque nous répondra');
  expect(sayPhrase(read.value.next.bank, 'de')).toBe('the bank answers us');
});

test('every phrase stands in English, French and Persian, as part of a sentence', () => {
  const read = readPhrases('p', text('phrases'));
  if (read.kind === 'mistaken') throw new Error('mistaken');
  for (const wording of Object.values(read.value).flatMap((topic) => Object.values(topic))) {
    expect(Object.keys(wording)).toEqual(['en', 'fr', 'fa']);
    for (const words of Object.values(wording)) expect(words).not.toMatch(/[.!?؟]$/);
  }
});

test('a term is quoted in the version that was in force on the day', () => {
  const read = readTerms(
    't',
    `terms: { a: { article: '1', title: A, versions: [{ from: '2026-01-01', text: old }, { from: '2026-06-01', text: new }] } }`,
  );
  if (read.kind === 'mistaken') throw new Error('mistaken');
  const term = read.value.get('a')!;
  expect(versionOn(term, '2025-12-31')).toBeNull();
  expect(versionOn(term, '2026-05-31')?.text).toBe('old');
  expect(versionOn(term, '2026-06-01')?.text).toBe('new');
});

test('versions of a term stand oldest first', () => {
  const wrong = `terms: { a: { article: '1', title: A, versions: [{ from: '2026-06-01', text: x }, { from: '2026-01-01', text: y }] } }`;
  expect(said(readTerms('t', wrong))).toEqual(['t:1:91: versions stand oldest first, each from a later day']);
});

test('the outside body is the brand’s own, else the one of its profile, else none', () => {
  const read = readBodies('b', text('bodies'), profiles);
  if (read.kind === 'mistaken') throw new Error('mistaken');
  expect(bodyAfter({ profile: 'ukgc', outsideBody: null }, read.value)?.id).toBe('ibas');
  expect(bodyAfter({ profile: 'ukgc', outsideBody: 'ecogra' }, read.value)?.id).toBe('ecogra');
  expect(bodyAfter({ profile: 'none', outsideBody: null }, read.value)).toBeNull();
  expect(bodyByAddress(read.value, 'cases@mail.ECOGRA.org')?.id).toBe('ecogra');
  expect(bodyByAddress(read.value, 'a@notecogra.org')).toBeNull();
});

test('bodies are answered by supervisors, unless the rules say that agents may', () => {
  const answeredBy = (rules: string): unknown => {
    const read = readBodies('b', rules, profiles);
    return read.kind === 'sound' ? read.value.answeredBy : read.mistakes.length;
  };
  expect(answeredBy(text('bodies'))).toBe('supervisor');
  expect(answeredBy(text('bodies').replace('answeredBy: supervisor', ''))).toBe('supervisor');
  expect(answeredBy(text('bodies').replace('answeredBy: supervisor', 'answeredBy: agent'))).toBe('agent');
  expect(answeredBy(text('bodies').replace('answeredBy: supervisor', 'answeredBy: anybody'))).toBe(1);
});

test('a body or profile that does not exist is named at its line', () => {
  const wrong = text('bodies').replace('ukgc: ibas', 'ukgc: ibass').replace('mga: ecogra', 'malta: ecogra');
  const mistakes = said(readBodies('b', wrong, profiles)).join('\n');
  expect(mistakes).toMatch(/no body is called ibass/);
  expect(mistakes).toMatch(/no profile is called malta/);
});

function said(read: Read<unknown>): readonly string[] {
  return read.kind === 'mistaken' ? read.mistakes.map(sayMistake) : [];
}
