import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBell } from '../../../src/daemon/bell.ts';
import type { Engine } from '../../../src/daemon/engine.ts';
import { createHealth } from '../../../src/daemon/health.ts';
import { createLog } from '../../../src/daemon/log.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { deliveredHouse } from '../../delivered-house.ts';
import { after, empty, folderBlobs, MAILBOX, MIGRATIONS, NOW, type StoreWorld } from '../store/suites/world.ts';

/** What the loops of a daemon work with, on an embedded database, with a clock that stands until it is set. */
export interface EngineWorld extends StoreWorld {
  readonly engine: Engine;
  /** One line for each event. */
  readonly log: readonly string[];
  readonly setClock: (secondsAfterNow: number) => void;
  /** Everything empty, and the clock at `NOW`. */
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function openEngine(): Promise<EngineWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'redress-engine-'));
  const opened = await openDatabase({ kind: 'embedded', dataDir });
  if (opened.kind !== 'open') throw new Error(opened.message);
  const { database } = opened;
  await database.migrate(MIGRATIONS);
  const [house, blobs, log] = [await deliveredHouse(), await folderBlobs(), new Array<string>()];
  const clock = { now: NOW };
  const never = new AbortController().signal;
  const engine: Engine = {
    database,
    blobs,
    house: () => house,
    posts: [{ brand: 'default', support: house.support, mailboxes: [IMAP], smtp: NOWHERE, copies: null }],
    health: createHealth(() => 0),
    log: createLog('debug', (line) => log.push(line)),
    now: () => clock.now,
    owner: 'host/1/test',
    bells: { inbound: createBell(), outbound: createBell(), settled: createBell() },
    stop: never,
    giveUp: never,
  };
  const world = { database, second: database, blobs };
  return {
    ...world,
    engine,
    log,
    setClock: (seconds) => void (clock.now = after(seconds)),
    begin: async () => {
      clock.now = NOW;
      log.length = 0;
      await empty(world);
    },
    end: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const NOWHERE = { host: '', port: 0, tls: 'none', user: null, password: null } as const;
const [, user = '', mailbox = ''] = /^(.*)@.*\/(.*)$/.exec(MAILBOX) ?? [];
const IMAP = { ...NOWHERE, user, mailbox };
