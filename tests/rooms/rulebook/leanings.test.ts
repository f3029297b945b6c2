import { expect, test } from 'vitest';
import { readLeanings } from '../../../src/rulebook/leanings.ts';

const NAMES = {
  categories: new Set(['payment', 'kyc', 'other']),
  flags: new Set(['minor']),
  concepts: new Set(['late', 'document', 'child']),
};

test('a concept speaks for some categories and flags and against others', () => {
  const text =
    'raises: { minor: { alone: 9, beside: 2 } }\nleanings:\n  late: { payment: 1.5, kyc: -0.5 }\n  child: { minor: 4 }\n';
  expect(readLeanings('rules/leanings.yaml', text, NAMES)).toEqual({
    kind: 'sound',
    value: {
      points: new Map([
        [
          'late',
          new Map([
            ['payment', 1.5],
            ['kyc', -0.5],
          ]),
        ],
        ['child', new Map([['minor', 4]])],
      ]),
      raises: new Map([['minor', { alone: 9, beside: 2 }]]),
    },
  });
});

test('a concept, a category or a flag that nobody knows is a mistake at its place', () => {
  const text =
    'raises: { minor: { alone: 9, beside: 2 }, teen: { alone: 3, beside: 0 } }\nleanings:\n  late: { payment: 1 }\n  tardy: { payment: 1 }\n  document: { papers: 2 }\n';
  const read = readLeanings('rules/leanings.yaml', text, NAMES);
  expect(read.kind === 'mistaken' && read.mistakes).toMatchObject([
    { line: 4, message: 'no concept is called tardy' },
    { line: 5, message: 'no category or flag of `raises` is called papers' },
    { line: 1, message: 'no flag is called teen' },
  ]);
});

test('a flag that would need more points beside what is told than alone is a mistake', () => {
  const read = readLeanings('rules/leanings.yaml', 'raises:\n  minor: { alone: 2, beside: 3 }\nleanings: {}\n', NAMES);
  expect(read.kind === 'mistaken' && read.mistakes).toMatchObject([{ line: 2 }]);
});

test('a flag to which concepts lean without a sum that raises it is a mistake', () => {
  const read = readLeanings('rules/leanings.yaml', 'leanings:\n  child: { minor: 4 }\n', NAMES);
  expect(read.kind === 'mistaken' && read.mistakes).toMatchObject([{ line: 2 }]);
});
