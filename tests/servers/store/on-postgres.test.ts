import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { alarmSuite } from '../../rooms/store/suites/alarms.ts';
import { deadLeaseSuite } from '../../rooms/store/suites/dead-leases.ts';
import { intakeSuite } from '../../rooms/store/suites/intake.ts';
import { outboxSuite } from '../../rooms/store/suites/outbox.ts';
import { personSuite } from '../../rooms/store/suites/persons.ts';
import { ticketSuite } from '../../rooms/store/suites/tickets.ts';
import { empty, folderBlobs, MIGRATIONS, type StoreWorld } from '../../rooms/store/suites/world.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';

let server: TestPostgres;
let world: StoreWorld;

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.createDatabase();
  const open = async (): Promise<Database> => {
    const opened = await openDatabase({ kind: 'postgres', url });
    if (opened.kind !== 'open') throw new Error(opened.message);
    return opened.database;
  };
  world = { database: await open(), second: await open(), blobs: await folderBlobs() };
  // Two processes that start together.
  await Promise.all([world.database.migrate(MIGRATIONS), world.second.migrate(MIGRATIONS)]);
});
beforeEach(async () => empty(world));
afterAll(async () => {
  await Promise.all([world.database.close(), world.second.close()]);
  await server.stop();
});

describe('alarms', () => alarmSuite(() => world));
describe('dead leases', () => deadLeaseSuite(() => world));
describe('intake', () => intakeSuite(() => world));
describe('outbox', () => outboxSuite(() => world));
describe('persons', () => personSuite(() => world));
describe('tickets', () => ticketSuite(() => world));
