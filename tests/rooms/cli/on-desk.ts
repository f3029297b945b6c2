import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type DeskOnDisk, openDeskOnDisk } from './desk-on-disk.ts';

/**
 * Runs a suite of commands on one embedded database, which takes its time to open. Each suite is a file of its own, so
 * that they run side by side.
 */
export function onDesk(suite: (desk: () => DeskOnDisk) => void): void {
  let desk: DeskOnDisk;
  beforeAll(async () => {
    desk = await openDeskOnDisk();
  }, 120_000);
  beforeEach(async () => desk.empty());
  afterAll(async () => desk.close());
  suite(() => desk);
}
