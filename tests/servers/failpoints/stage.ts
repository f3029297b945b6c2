import { mkdtemp, cp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { writeMail } from '../kills/planned-mails.ts';
import { openCasino, startServers } from './casino.ts';
import { PAST } from './mails.ts';
import type { Stage, Tried } from './trial.ts';

/** Servers, and a casino with three complaints that were acknowledged: what every trial begins with. */
export async function openStage(program?: string): Promise<Stage & { readonly close: () => Promise<void> }> {
  const servers = await startServers();
  const shelf = await mkdtemp(join(tmpdir(), 'redress-past-'));
  const world = await openCasino({ servers, number: 0, past: null, copies: 'none', ...(program && { program }) });
  for (const mail of PAST) await world.deliver(writeMail(mail, PAST, () => undefined) ?? '');
  const daemon = await world.redress.start();
  while (!(await isDone(world))) await new Promise((resolve) => setTimeout(resolve, 100));
  daemon.signal('SIGTERM');
  await daemon.ended;
  await world.database.run(async (queries) => queries.execute(sql`update tickets set look_at = null`));
  await cp(world.dataDir, shelf, { recursive: true });
  const past = { databaseUrl: world.databaseUrl, dataDir: shelf, mails: [...world.sink.mails()] };
  await world.end();
  let number = 0;
  return {
    servers,
    past,
    ...(program && { program }),
    next: () => (number += 2),
    close: async () => {
      await servers.stop();
      await rm(shelf, { recursive: true, force: true });
    },
  };
}

async function isDone(world: Awaited<ReturnType<typeof openCasino>>): Promise<boolean> {
  const [rows, letters] = [await world.inbound(), await world.outbox()];
  const isTidy = rows.every(({ settledInMailboxAt }) => settledInMailboxAt !== null);
  return rows.length === 3 && isTidy && letters.every(({ state }) => state === 'sent');
}

/** Runs trials on so many streams at once. */
export async function runAll<T>(
  items: readonly T[],
  streams: number,
  run: (item: T) => Promise<Tried>,
): Promise<readonly Tried[]> {
  const waiting = [...items];
  const tried: Tried[] = [];
  const stream = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) tried.push(await run(item));
  };
  await Promise.all(Array.from({ length: streams }, stream));
  return tried;
}
