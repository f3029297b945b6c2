import { expect, vi } from 'vitest';
import type { TestDovecot } from '../harness/dovecot.ts';
import { type PlannedMail, writeMail } from '../kills/planned-mails.ts';
import { judge } from '../kills/verdict.ts';
import type { DaemonWorld } from './world.ts';

/** Complaints, each of a player of its own, after those that came before; all of them. */
export async function deliverComplaints(
  world: DaemonWorld,
  count: number,
  before: readonly PlannedMail[] = [],
  padding = 0,
): Promise<readonly PlannedMail[]> {
  const plan = [...before];
  for (let number = before.length; number < before.length + count; number += 1) {
    const mail = { number, kind: 'complaint', from: `player${number}@mail${number}.test`, of: null } as const;
    plan.push(mail);
    const raw = writeMail(mail, plan, () => undefined) ?? '';
    const lines = 'x'
      .repeat(70)
      .concat('\r\n')
      .repeat(padding / 72);
    await world.deliver(`${raw}\r\n-- \r\n${`${number} `.repeat(20)}\r\n${lines}`);
  }
  return plan;
}

export interface Allowed {
  readonly dataDir?: string;
  readonly letters?: 'once' | 'perhaps twice';
}

/** Everything has its outcome and has left: nothing was lost, doubled or set aside. */
export async function expectAtRest(
  world: DaemonWorld,
  dovecot: TestDovecot,
  plan: readonly PlannedMail[],
  { dataDir = world.dataDir, letters = 'once' }: Allowed = {},
): Promise<void> {
  const soon = { timeout: 150_000, interval: 500 };
  await vi.waitFor(async () => expect(await openEnds(world, plan.length)).toEqual([]), soon);
  const { examples, repeated } = await judge({ ...world, dataDir }, dovecot, plan);
  expect(examples).toEqual([]);
  if (letters === 'once') expect(repeated).toEqual({ acknowledgements: 0, others: 0 });
}

async function openEnds(world: DaemonWorld, mails: number): Promise<readonly string[]> {
  const [rows, letters] = [await world.inbound(), await world.outbox()];
  return [
    ...(rows.length < mails ? [`${rows.length} rows`] : []),
    ...rows.filter(({ settledInMailboxAt }) => settledInMailboxAt === null).map(({ id, state }) => `${id} ${state}`),
    ...letters.filter(({ state }) => state !== 'sent').map(({ id, state }) => `${id} ${state}`),
  ];
}
