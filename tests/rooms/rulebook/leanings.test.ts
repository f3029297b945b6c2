import { expect, test } from 'vitest';
import { readLeanings } from '../../../src/rulebook/leanings.ts';

const NAMES = { categories: new Set(['payment', 'kyc', 'other']), concepts: new Set(['late', 'document']) };

test('a concept speaks for some categories and against others', () => {
  const read = readLeanings('rules/leanings.yaml', 'leanings:\n  late: { payment: 1.5, kyc: -0.5 }\n', NAMES);
  expect(read).toEqual({
    kind: 'sound',
    value: new Map([
      [
        'late',
        new Map([
          ['payment', 1.5],
          ['kyc', -0.5],
        ]),
      ],
    ]),
  });
});

test('a concept or a category that nobody knows is a mistake at its place', () => {
  const text = 'leanings:\n  late: { payment: 1 }\n  tardy: { payment: 1 }\n  document: { papers: 2 }\n';
  const read = readLeanings('rules/leanings.yaml', text, NAMES);
  expect(read.kind === 'mistaken' && read.mistakes).toMatchObject([
    { line: 3, message: 'no concept is called tardy' },
    { line: 4, message: 'no category is called papers' },
  ]);
});
