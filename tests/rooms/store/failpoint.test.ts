import { expect, test } from 'vitest';
import { armFailpoints, failpoint, FAILPOINTS } from '../../../src/store/failpoint.ts';

test('a place does nothing until somebody armed it, and then what the hook does', async () => {
  await expect(failpoint('settle: begun')).resolves.toBeUndefined();
  const reached: string[] = [];
  armFailpoints(async (name) => {
    reached.push(name);
    if (name === 'send: taken') throw new Error('a failpoint');
    await Promise.resolve();
  });
  await failpoint('settle: begun');
  await expect(failpoint('send: taken')).rejects.toThrow('a failpoint');
  expect(reached).toEqual(['settle: begun', 'send: taken']);
});

test('no two places have one name', () => {
  expect(new Set(FAILPOINTS).size).toBe(FAILPOINTS.length);
});
