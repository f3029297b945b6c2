import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { openParserJail } from '../../../../src/transport/jail/parser-jail.ts';
import { screen } from '../../../../src/triage/screening/screen.ts';
import { SUPPORT } from './mail.ts';

const FOLDER = new URL('../../../fixtures/machine-mail/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.eml'));
const jail = openParserJail();
afterAll(async () => jail.close());

test.each(FILES)('%s is never a person’s', async (file) => {
  const message = await jail.read(readFileSync(new URL(file, FOLDER)));
  const { kind } = screen(message, { addresses: [SUPPORT], verifiedLoop: false });
  expect(kind).toBe(/^(?:arf|rfc3834)/.test(file) ? 'machine' : 'bounce');
});
