import { hostname } from 'node:os';
import { join } from 'node:path';
import type { House } from '../desk/house.ts';
import type { Mistake } from '../rulebook/mistake.ts';
import { openFolderBlobs } from '../store/blobs/folder-blobs.ts';
import { sealWith } from '../store/blobs/seal.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/open-database.ts';
import { isPassing } from '../store/trouble.ts';
import { type Bell, createBell } from './bell.ts';
import type { Engine } from './engine.ts';
import { createHealth, type Health } from './health.ts';
import { type HouseKeeper, openHouse } from './house-keeper.ts';
import { type Log, sayError } from './log.ts';
import { loopsOf } from './loops-of.ts';
import type { Dispatched } from './loops/dispatch.ts';
import { pause, runLoop } from './loops/loop.ts';
import type { Processed } from './loops/process.ts';
import { routesOf } from './routes.ts';
import type { Settings } from './settings/settings.ts';

/** The parts of a daemon, any of which may run in a process of its own. */
export const PARTS = ['collect', 'process', 'dispatch', 'watch', 'web'] as const;
export type Part = (typeof PARTS)[number];

export interface DaemonOptions {
  readonly settings: Settings;
  readonly only: ReadonlySet<Part>;
  /** Folder of the database's migrations. */
  readonly migrations: string;
  readonly log: Log;
  readonly now: () => Date;
  readonly stop: AbortSignal;
  /** What happens, for whoever wants to tell of it; the log tells less. */
  readonly told?: {
    readonly processed: (processed: Processed) => void;
    readonly dispatched: (dispatched: Dispatched) => void;
  };
}

export interface Daemon {
  readonly kind: 'running';
  readonly database: Database;
  readonly health: Health;
  readonly house: () => House;
  /** The mailbox was read to its end once; at once where this process does not collect. */
  readonly ready: Promise<void>;
  /** Settles when everything was finished and closed after `stop`. */
  readonly ended: Promise<void>;
}

export type DaemonStart =
  | Daemon
  | { readonly kind: 'mistaken'; readonly mistakes: readonly Mistake[] }
  | { readonly kind: 'database-in-use'; readonly why: string }
  /** Told to stop while it waited for the database. */
  | { readonly kind: 'stopped' };

/** Reads the house, opens the database and sets the loops going. */
export async function startDaemon(options: DaemonOptions): Promise<DaemonStart> {
  const { settings, log } = options;
  const opened = await openHouse(settings);
  if (opened.kind === 'mistaken') return opened;
  const place = await openDatabase(settings.database);
  if (place.kind !== 'open') return { kind: 'database-in-use', why: place.message };
  if (settings.database.kind === 'embedded') {
    log.warn('embedded database: for one process, and without fsync: a power cut may lose its last commits');
  }
  if (!(await migrated(place.database, options))) {
    await place.database.close();
    return { kind: 'stopped' };
  }
  return run(options, place.database, opened.keeper);
}

/** A database that is not there yet is waited for, as it is later; false when `stop` comes first. */
async function migrated(database: Database, { migrations, log, stop }: DaemonOptions): Promise<boolean> {
  for (let wait = 500; !stop.aborted; wait = Math.min(wait * 2, 10_000)) {
    try {
      await database.migrate(migrations);
      return true;
    } catch (error) {
      if (!isPassing(error)) throw error;
      log.warn('the database cannot be reached and is tried again', { why: sayError(error) });
      await pause(wait, stop);
    }
  }
  return false;
}

async function run(options: DaemonOptions, database: Database, keeper: HouseKeeper): Promise<Daemon> {
  const { settings, log, now, stop } = options;
  const health = createHealth(() => performance.now());
  const routes = routesOf(keeper.posts);
  const settled = keeper.posts.flatMap(({ mailboxes }) => mailboxes.map(() => createBell()));
  const outbound = routes.map(() => createBell());
  const engine: Engine = {
    database,
    blobs: await openFolderBlobs(join(settings.dataDir, 'blobs'), sealWith(settings.dataKeys)),
    house: keeper.house,
    health,
    log,
    now,
    owner: `${hostname()}/${process.pid}/${now().getTime().toString(36)}`,
    bells: { inbound: createBell(), outbound: chimeOf(outbound), settled: chimeOf(settled) },
    posts: keeper.posts,
    stop,
    giveUp: aWhileAfter(stop),
  };
  const listening = [
    await database.onWake('inbound', engine.bells.inbound.ring),
    await database.onWake('outbound', engine.bells.outbound.ring),
  ];
  const { begin, loops, ready, close } = loopsOf(engine, options, keeper, { routes, settled, outbound });
  await begin();
  const running = Promise.all(loops.map(async (loop) => runLoop(loop, { health, log, stop })));
  const ended = running.then(async () => {
    await close();
    for (const end of listening) await end();
    await database.close();
  });
  return { kind: 'running', database, health, house: keeper.house, ready, ended };
}

/** Of the fifteen seconds that a stop may take. */
const LONGEST_GOODBYE = 10_000;

function aWhileAfter(stop: AbortSignal): AbortSignal {
  const giveUp = new AbortController();
  stop.addEventListener('abort', () => setTimeout(() => giveUp.abort(), LONGEST_GOODBYE).unref());
  return giveUp.signal;
}

/** Each bell has one waiter, and there are as many as mailboxes, or as outgoing servers. */
function chimeOf(bells: readonly Bell[]): Pick<Bell, 'ring'> {
  return {
    ring: () => {
      for (const { ring } of bells) ring();
    },
  };
}
