import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { alarmSuite } from './suites/alarms.ts';
import { deadLeaseSuite } from './suites/dead-leases.ts';
import { intakeSuite } from './suites/intake.ts';
import { outboxSuite } from './suites/outbox.ts';
import { personSuite } from './suites/persons.ts';
import { ticketSuite } from './suites/tickets.ts';
import { empty, folderBlobs, MIGRATIONS, type StoreWorld } from './suites/world.ts';

let dataDir = '';
let database: Database;
let world: StoreWorld;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'redress-embedded-'));
  const opened = await openDatabase({ kind: 'embedded', dataDir });
  if (opened.kind !== 'open') throw new Error(opened.message);
  database = opened.database;
  await database.migrate(MIGRATIONS);
  await database.migrate(MIGRATIONS);
  world = { database, second: database, blobs: await folderBlobs() };
});
beforeEach(async () => empty(world));
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('alarms', () => alarmSuite(() => world));
describe('dead leases', () => deadLeaseSuite(() => world));
describe('intake', () => intakeSuite(() => world));
describe('outbox', () => outboxSuite(() => world));
describe('persons', () => personSuite(() => world));
describe('tickets', () => ticketSuite(() => world));
