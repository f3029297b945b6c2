import { afterAll, beforeAll, beforeEach, describe, vi } from 'vitest';
import { type DeskOnDisk, openDeskOnDisk } from './desk-on-disk.ts';
import { caseFileSuite } from './suites/case-file.ts';
import { importSuite } from './suites/import.ts';
import { registerSuite } from './suites/register.ts';
import { replaySuite } from './suites/replay.ts';
import { reportSuite } from './suites/report.ts';

// Each command reads all rules and letters anew, as in a terminal.
vi.setConfig({ testTimeout: 60_000 });

/** Commands on one embedded database, which takes its time to open. */
let desk: DeskOnDisk;
beforeAll(async () => {
  desk = await openDeskOnDisk();
}, 120_000);
beforeEach(async () => desk.empty());
afterAll(async () => desk.close());

describe('replay', () => replaySuite(() => desk));
describe('case-file', () => caseFileSuite(() => desk));
describe('import', () => importSuite(() => desk));
describe('report', () => reportSuite(() => desk));
describe('register', () => registerSuite(() => desk));
