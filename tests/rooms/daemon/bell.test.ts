import { expect, test } from 'vitest';
import { createBell } from '../../../src/daemon/bell.ts';

const NEVER = new AbortController().signal;

test('a ring ends the wait, and one that came early is not forgotten', async () => {
  const bell = createBell();
  const waiting = bell.wait(60_000, NEVER);
  bell.ring();
  expect(await waiting).toBe('rung');
  bell.ring();
  bell.ring();
  expect(await bell.wait(60_000, NEVER)).toBe('rung');
  expect(await bell.wait(1, NEVER)).toBe('over');
});

test('a wait that nobody ended is over, also when the daemon stops', async () => {
  const bell = createBell();
  expect(await bell.wait(1, NEVER)).toBe('over');
  const stop = new AbortController();
  const waiting = bell.wait(60_000, stop.signal);
  stop.abort();
  expect(await waiting).toBe('over');
  expect(await bell.wait(60_000, stop.signal)).toBe('over');
});
