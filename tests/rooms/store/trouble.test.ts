import { expect, test } from 'vitest';
import { isPassing, storageTroubleFrom, ThreadTrouble, troubleFrom } from '../../../src/store/trouble.ts';

const failed = (code: string): Error => Object.assign(new Error('joe@example.test'), { code });

test.each(['EMFILE', 'ENFILE', 'ENOBUFS', 'ECONNREFUSED', '57P01', '40001'])(
  'a statement that %s kept from the database is tried again, and no mail is counted as tried',
  (code) => {
    const ofDrizzle = Object.assign(new Error('Failed query', { cause: failed(code) }), {
      query: 'select',
      params: [],
    });
    expect(isPassing(troubleFrom(ofDrizzle))).toBe(true);
    expect(isPassing(troubleFrom(failed(code)))).toBe(true);
  },
);

test.each(['23505', '22021', '42P01'])('a statement that the database refuses with %s fails again', (code) => {
  expect(isPassing(troubleFrom(failed(code)))).toBe(false);
});

test.each(['ENOSPC', 'EMFILE', 'EFBIG', 'EROFS'])('the disk is to blame for %s, and its path stays untold', (code) => {
  const trouble = storageTroubleFrom(failed(code));
  expect(isPassing(trouble)).toBe(true);
  expect((trouble as Error).message).toBe(`storage: ${code}`);
});

test('a bug of ours passes through as it is', () => {
  const bug = new TypeError('x is not a function');
  expect(storageTroubleFrom(bug)).toBe(bug);
  expect(troubleFrom(bug)).toBe(bug);
  expect(isPassing(bug)).toBe(false);
});

test('a thread that could not be started is no fault of the mail', () => {
  expect(isPassing(new ThreadTrouble())).toBe(true);
});
