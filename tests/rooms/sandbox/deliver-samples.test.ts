import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { deliverSamples } from '../../../sandbox/deliver-samples.ts';
import { readHead } from '../../../src/mail/parse/head.ts';
import { mailFrom, mailsOf, newFolder, openWorld } from './world.ts';

const MAILS = fileURLToPath(new URL('../../../sandbox/mails', import.meta.url));

test('The samples arrive in order, players with their login, machines as from other servers', async () => {
  const world = await openWorld();
  await deliverSamples({ mails: MAILS, dataDir: world.dataDir }, world.server, world.residents);
  const heads = (await mailsOf(world, 'support@casino.example')).map((mail) => readHead(Buffer.from(mail)).fields);
  const valuesOf = (name: string): readonly (string | undefined)[] =>
    heads.map((fields) => fields.find((field) => field.name === name)?.value);
  expect(valuesOf('message-id')).toEqual([
    '<sandbox-joe-1@players.test>',
    '<sandbox-amelie-1@players.test>',
    '<sandbox-reza-1@players.test>',
    '<sandbox-joe-2@players.test>',
    '<sandbox-bounce-1@players.test>',
  ]);
  expect(valuesOf('return-path').at(-1)).toBe('<>');
  expect(valuesOf('authentication-results').map((value) => /dmarc=\w+/.exec(value ?? '')?.[0])).toEqual([
    'dmarc=pass',
    'dmarc=pass',
    'dmarc=pass',
    'dmarc=fail',
    'dmarc=fail',
  ]);
});

test('A sample is sent once in the life of a sandbox, and a new one when it comes', async () => {
  const world = await openWorld();
  const mails = newFolder();
  cpSync(join(MAILS, '05-bounce.eml'), join(mails, '05-bounce.eml'));
  const deliver = async (): Promise<readonly string[]> =>
    deliverSamples({ mails, dataDir: world.dataDir }, world.server, world.residents);
  expect(await deliver()).toEqual(['05-bounce.eml']);
  expect(await deliver()).toEqual([]);
  writeFileSync(join(mails, '06-joe.eml'), mailFrom('joe@players.test'));
  expect(await deliver()).toEqual(['06-joe.eml']);
  expect(await mailsOf(world, 'support@casino.example')).toHaveLength(2);
});
