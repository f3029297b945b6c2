import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayMistake } from '../../../src/rulebook/mistake.ts';
import { readRegulatoryTypes } from '../../../src/rulebook/regulatory-types.ts';

const file = 'rules/regulatory-types.yaml';
const text = readFileSync(file, 'utf8');
const names = {
  categories: new Set(['payment', 'kyc', 'bonus', 'login', 'game', 'other']),
  flags: new Set(['self_exclusion', 'minor', 'problem_gambling', 'self_harm', 'data_protection']),
  profiles: new Set(['ukgc', 'curacao']),
};

test('every type that ships is reached, and the last one takes whatever is left', () => {
  const read = readRegulatoryTypes(file, text, names);
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  expect(read.value.at(-1)).toEqual({ type: 'unclassified', names: {} });
  expect(read.value[0]).toMatchObject({ type: 'self-exclusion', names: { ukgc: 'self-exclusion' } });
});

test('a row that nothing reaches, and a file without a last resort, are told with their place', () => {
  expect(said('types:\n  - type: all\n  - type: late\n    category: [payment]\n')).toEqual([
    `${file}:2:5: this row has no conditions: the rows below it can never be reached`,
    `${file}:3:5: the last row must have no conditions, so that every complaint gets a type`,
  ]);
});

test('a category, a flag or a profile that no file knows is told', () => {
  const row = 'type: late, category: [parking], secondary: [hotel], flags: [rain], names: { mars: x }';
  expect(said(`types:\n  - { ${row} }\n  - type: rest\n`)).toEqual(
    ['rain', 'parking', 'hotel', 'mars'].map((name) => `${file}:2:5: late names ${name}, which no file of rules knows`),
  );
});

function said(written: string): readonly string[] {
  const read = readRegulatoryTypes(file, written, names);
  return read.kind === 'mistaken' ? read.mistakes.map(sayMistake) : [];
}
