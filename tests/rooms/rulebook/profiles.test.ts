import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayMistake } from '../../../src/rulebook/mistake.ts';
import { readProfiles } from '../../../src/rulebook/profiles.ts';

const file = 'rules/profiles.yaml';
const text = readFileSync(file, 'utf8');

test('the profiles that ship are sound and fill their gaps from the defaults', () => {
  const read = readProfiles(file, text);
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  expect([...read.value.keys()]).toEqual([
    'seed-default',
    'ukgc',
    'mga',
    'curacao',
    'fr-anj',
    'dk',
    'es',
    'se',
    'none',
  ]);
  expect(read.value.get('ukgc')).toMatchObject({
    name: 'ukgc',
    acknowledgement: { hours: 24 },
    firstResponse: { other: { workingHours: 48 } },
    decision: { simple: { hours: 72 }, complex: { workingDays: 15 } },
    regulator: { weeks: 8 },
  });
  expect(read.value.get('dk')?.complainWithin).toBeNull();
});

test('a span with no unit, two units or an unknown one is refused at its line', () => {
  const wrong = text
    .replace('regulator: { weeks: 8 }', 'regulator: { weeks: 8, days: 1 }')
    .replace('regulator: { days: 14 }', 'regulator: { fortnights: 1 }');
  const read = readProfiles(file, wrong);
  expect(read.kind === 'mistaken' && read.mistakes.map(sayMistake)).toEqual([
    'rules/profiles.yaml:50:16: profiles.ukgc.regulator: name one unit, such as { hours: 72 }',
    'rules/profiles.yaml:77:16: profiles.dk.regulator: Unrecognized key: "fortnights"',
    'rules/profiles.yaml:77:16: profiles.dk.regulator: name one unit, such as { hours: 72 }',
  ]);
});

test('a profile may change one half of the decision only', () => {
  const read = readProfiles(file, text.replace('regulator: { days: 14 }', 'decision: { complex: { days: 14 } }'));
  expect(read.kind === 'sound' && read.value.get('dk')?.decision).toEqual({
    simple: { hours: 72 },
    complex: { days: 14 },
  });
});
