import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileMails } from '../../hostile/corpus/corpus.ts';
import { slownessOf } from '../../hostile/faults.ts';
import { findingsOn } from '../../hostile/findings.ts';
import { openWorld, type World } from '../../hostile/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()), 60_000);
afterAll(async () => world.intake.close());

/** Tests run beside each other; the fuzzer, which runs alone, holds every mail to its five seconds. */
const BUSY = 6;

test('no mail of the hostile corpus does any harm', { timeout: 900_000 }, async () => {
  const mails = hostileMails(world);
  expect(mails.length).toBeGreaterThan(400);
  const harm: string[] = [];
  for (const mail of mails) {
    const findings = await harmOf(mail);
    harm.push(...findings.map((finding) => `${mail.row} ${mail.name}: ${finding}`));
  }
  expect(harm).toEqual([]);
});

async function harmOf(mail: Parameters<typeof findingsOn>[0]): Promise<readonly string[]> {
  try {
    const considered = await world.intake.consider(mail.raw);
    const isSlow = slownessOf(considered, BUSY).length > 0;
    const slow = isSlow ? slownessOf(await world.intake.consider(mail.raw), BUSY) : [];
    return [...(await findingsOn(mail, considered, world)), ...slow];
  } catch (error) {
    return [`it threw ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 2).join(' ') : 'something'}`];
  }
}
