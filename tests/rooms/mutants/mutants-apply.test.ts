import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SOURCE_MUTANTS } from '../../mutants/all.ts';

/** A mutant whose place has moved would stop the whole pass, half an hour later; here it is told at once. */
test.each(SOURCE_MUTANTS)('the mutant $name finds its place in the sources, once', ({ changes }) => {
  for (const { file, from } of changes) expect(readFileSync(file, 'utf8').split(from), file).toHaveLength(2);
});

test.each(SOURCE_MUTANTS)('the test that catches $name is there', ({ caughtBy }) => {
  expect(existsSync(caughtBy.file)).toBe(true);
});
