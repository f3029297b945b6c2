import { randomBytes, randomUUID } from 'node:crypto';
import type { Fresh, House } from '../desk/house.ts';
import type { Blobs } from '../store/blobs/blobs.ts';
import type { Database } from '../store/database.ts';
import { referenceTaken } from '../store/tickets/read.ts';
import { referenceFrom } from '../triage/thread/reference.ts';
import type { Bell } from './bell.ts';
import type { Health } from './health.ts';
import type { Log } from './log.ts';
import type { Post } from './posts.ts';

/** What every loop of one daemon works with. */
export interface Engine {
  readonly database: Database;
  readonly blobs: Blobs;
  /** The house of a brand as rules and templates stand now: ask anew for every mail. */
  readonly house: (brand?: string) => House;
  /** Where the brands' mail comes in and goes out. */
  readonly posts: readonly Post[];
  readonly health: Health;
  readonly log: Log;
  readonly now: () => Date;
  /** Name of this process in leases: host, process id, start. */
  readonly owner: string;
  readonly bells: Bells;
  /** Ends everything; what is under way is finished. */
  readonly stop: AbortSignal;
  /** A while after `stop`: whatever waits for another machine by now waits no longer. */
  readonly giveUp: AbortSignal;
}

/** `inbound`: mail was kept; `outbound`: mail waits to be sent, by whichever server; `settled`: the mailboxes can be tidied. */
export interface Bells {
  readonly inbound: Bell;
  readonly outbound: Pick<Bell, 'ring'>;
  readonly settled: Pick<Bell, 'ring'>;
}

/** Draws what the quiet rooms may not draw: ids, a reference that was never used, the time. */
export async function drawFresh({ database, now }: Pick<Engine, 'database' | 'now'>): Promise<Fresh> {
  return { now: now(), uuid: randomUUID, reference: await unusedReference(database), unique: drawUnique };
}

/** The store's unique key has the last word; this only saves the second round. */
async function unusedReference(database: Database): Promise<string> {
  for (;;) {
    const reference = referenceFrom(randomBytes(7));
    if (!(await referenceTaken(database, reference))) return reference;
  }
}

/** Sixteen characters of `[a-z2-7]`: 80 bits. */
export function drawUnique(): string {
  return Array.from(randomBytes(16), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(byte & 31)).join('');
}
