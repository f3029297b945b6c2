import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { writtenPhrases } from '../../../../src/rulebook/languages.ts';
import { type Mistake, sayMistake } from '../../../../src/rulebook/mistake.ts';
import { readRulebook, type Rulebook } from '../../../../src/rulebook/rulebook.ts';
import { doubles } from '../../../../src/triage/examine/doubles.ts';
import type { WrittenLanguage } from '../../../../src/triage/examine/examine.ts';
import { missingHelp } from '../../../../src/triage/examine/missing-help.ts';
import { shadowed } from '../../../../src/triage/examine/shadowed.ts';
import { silentConcepts, silentMarkers, unheardFlags } from '../../../../src/triage/examine/silent.ts';
import { unfindable } from '../../../../src/triage/examine/unfindable.ts';

// A whole rulebook takes its time to read.
vi.setConfig({ testTimeout: 60_000 });

/** The phrases of one language file, or of two. */
function written(english: string, everywhere = ''): readonly WrittenLanguage[] {
  return [
    { language: 'any', phrases: writtenPhrases('any.yaml', `categories:\n${everywhere || '  game: {}\n'}`) },
    { language: 'en', phrases: writtenPhrases('en.yaml', `categories:\n${english}`) },
  ];
}

function said(doubts: readonly Mistake[]): readonly string[] {
  return doubts.map(sayMistake);
}

test('a phrase that holds a phrase against the same category counts for nothing', () => {
  const english = '  payment:\n    strong: [no deposit bonus, deposit bonus]\n    negative: [no deposit]\n';
  expect(said(shadowed(written(english)))).toEqual([
    'en.yaml:3:14: "no deposit bonus" counts for nothing: it holds "no deposit", which speaks against payment',
  ]);
  expect(said(shadowed(written('  payment: { strong: [depositors], negative: [deposit] }\n')))).toEqual([]);
  expect(
    said(shadowed(written('  payment: { strong: [no deposit] }\n', '  payment: { negative: [no deposit] }\n'))),
  ).toHaveLength(1);
});

test('a phrase that stands twice, or speaks for two categories, is told where it stands the second time', () => {
  const english = '  payment: { strong: [payout, Payout] }\n  bonus: { weak: [payout] }\n';
  expect(said(doubles(written(english)))).toEqual([
    'en.yaml:2:31: "Payout" already stands in payment.strong',
    'en.yaml:3:19: "payout" speaks for both payment and bonus',
  ]);
  expect(said(doubles(written('  payment: { strong: [payout] }\n  bonus: { negative: [payout] }\n')))).toEqual([]);
});

test('a phrase that speaks for another category in the file of all languages is told as well', () => {
  expect(said(doubles(written('  bonus: { weak: [payout] }\n', '  payment: { strong: [payout] }\n')))).toEqual([
    'en.yaml:2:19: "payout" speaks for both payment and bonus (the other stands in any.yaml)',
  ]);
});

const DELIVERED = deliveredRules();
const RULEBOOK = soundRulebook(DELIVERED);

test('a range that runs backwards, or words that no sentence holds together, can never be found', () => {
  const english = '  payment: { strong: ["waiting #9-3 days", "paid. never", payout pending, "wait* ~ #2-3 weeks"] }\n';
  expect(said(unfindable(written(english), RULEBOOK))).toEqual([
    expect.stringContaining('"waiting #9-3 days" can never be found: the range of its number runs backwards'),
  ]);
});

test('a language in which nobody would be called for somebody in danger is told', () => {
  const [everywhere] = written('  game: {}\n');
  const phrases = writtenPhrases('en.yaml', 'flags:\n  self_harm: { strong: [end my life] }\n');
  const doubts = unheardFlags([...(everywhere ? [everywhere] : []), { language: 'en', phrases }], RULEBOOK);
  expect(said(doubts)).toEqual([
    expect.stringMatching(
      /en\.yaml:\d+:\d+: no phrase in this language raises fraud_ato, minor, self_exclusion, problem_gambling/,
    ),
  ]);
});

test('a brand whose first country has no numbers to call is told, one that has them is not', () => {
  const brand = DELIVERED.get('rules/brands/default.yaml') ?? '';
  const help = `help:\n  MT:\n    emergency: '112'\n    gambling: [{ name: A line, reach: '1', checked: '2026-11-20' }]\n`;
  const withHelp = (text: string): readonly string[] =>
    said(missingHelp(soundRulebook(new Map([...DELIVERED, ['rules/brands/default.yaml', brand.replace(HELP, text)]]))));
  expect(withHelp(help)).toEqual([]);
  expect(withHelp('')).toEqual([
    expect.stringContaining('has no emergency number or crisis line and no gambling helpline for MT'),
  ]);
});

const HELP = /^help:\n(?: .*\n?)*/m;

test('a concept without words, and a marker that nothing sets, are told', () => {
  const doubts = said([...silentConcepts([], RULEBOOK), ...silentMarkers([], RULEBOOK)]);
  expect(
    doubts.some((doubt) =>
      /situations\.yaml:\d+:\d+: no language has words for withdrawal, so .* "withdrawal & late/.test(doubt),
    ),
  ).toBe(true);
  expect(doubts.every((doubt) => !doubt.includes(':0:'))).toBe(true);
});

function soundRulebook(files: ReadonlyMap<string, string>): Rulebook {
  const read = readRulebook(files);
  if (read.kind === 'mistaken') throw new Error(JSON.stringify(read.mistakes));
  return read.value;
}

function deliveredRules(): ReadonlyMap<string, string> {
  const top = new URL('../../../../rules/', import.meta.url);
  const names = (readdirSync(top, { recursive: true }) as string[]).filter((name) => name.endsWith('.yaml'));
  return new Map(names.map((name) => [`rules/${name}`, readFileSync(new URL(name, top), 'utf8')]));
}
