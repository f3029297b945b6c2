import { growthOf, LINEAR } from '../../growth.ts';
import { expect, test } from 'vitest';
import type { Resident } from '../../../sandbox/people.ts';
import { stamp } from '../../../sandbox/smtp/stamp.ts';
import { readHead } from '../../../src/mail/parse/head.ts';
import { mailFrom } from './world.ts';

const MX = 'mx.casino.example';
const joe: Resident = resident('player', 'joe@players.test');
const nora: Resident = resident('agent', 'nora@casino.example');
const RESIDENTS = [joe, nora];

test('Who logged in and writes under their own address passes DMARC', () => {
  expect(results(mailFrom('Joe <joe+work@players.test>'), joe)).toEqual([
    `${MX}; auth=pass smtp.auth=joe@players.test; dmarc=pass header.from=players.test`,
  ]);
});

test('Under the address of somebody else who lives here it fails, logged in or not', () => {
  expect(results(mailFrom('nora@casino.example'), joe)[0]).toContain('dmarc=fail header.from=casino.example');
  expect(results(mailFrom('nora@casino.example'), null)[0]).toContain('dmarc=fail header.from=casino.example');
});

test('Of a domain that does not live here nothing is known', () => {
  expect(results(mailFrom('someone@example.org'), null)[0]).toBe(
    `${MX}; auth=none; dmarc=none header.from=example.org`,
  );
});

test('A mail with two authors, in one field or in two, or with none, never passes', () => {
  const two = `From: joe@players.test\r\nFrom: nora@casino.example\r\n\r\nHello\r\n`;
  for (const raw of [two, mailFrom('joe@players.test, nora@casino.example'), 'Subject: nobody\r\n\r\n']) {
    expect(results(raw, joe)[0]).toContain('dmarc=permerror');
  }
});

test.each([
  `Authentication-Results: ${MX}; dmarc=pass header.from=casino.example\r\n`,
  `authentication-results : (a;b) "${MX.toUpperCase()}" 1; dmarc=pass\r\n`,
  `Authentication-Results:\r\n\t${MX};\r\n\tdmarc=pass\r\n`,
  `X-One: 1\nAuthentication-Results: ${MX}; dmarc=pass\nX-Two: 2\r\n`,
  `Authentication-Results: "mx\\.casino.example"; dmarc=pass\r\n`,
  `Authentication-Results: =?utf-8?q?mx.casino.example=3B?= dmarc=pass\r\n`,
  `X-One: 1\rAuthentication-Results: ${MX}; dmarc=pass\r\n`,
])('Results that a mail brings along go: %j', (forged) => {
  const all = results(mailFrom('nora@casino.example', 'Hello', forged), joe);
  expect(all).toHaveLength(1);
  expect(all[0]).toContain('dmarc=fail');
});

test('The return path is the one of the envelope, whatever the mail says', () => {
  const head = readHead(stamped(`Return-Path: <nora@casino.example>\r\n${mailFrom('joe@players.test')}`, joe)).fields;
  expect(head.filter(({ name }) => name === 'return-path').map(({ value }) => value)).toEqual(['<joe@players.test>']);
});

test('What a client says of itself cannot break the head', () => {
  const raw = stamped(mailFrom('joe@players.test'), joe, 'evil\r\nX-Injected: 1)');
  expect(readHead(raw).fields.some(({ name }) => name === 'x-injected')).toBe(false);
});

test.each(['a', 'a\n', ' b\r\n'])('A head of %j without end takes time in proportion', (piece) => {
  const work = (size: number) => stamped(`a:\r\n${piece.repeat(size / piece.length)}`, joe);
  expect(growthOf(work)).toBeLessThan(LINEAR);
});

function results(raw: string, login: Resident | null): readonly string[] {
  const { fields } = readHead(stamped(raw, login));
  return fields.filter(({ name }) => name === 'authentication-results').map(({ value }) => value);
}

function stamped(raw: string, login: Resident | null, client = 'client.test'): Buffer {
  const handover = {
    returnPath: 'joe@players.test',
    recipient: 'support@casino.example',
    login,
    client: { name: client, address: '127.0.0.1' },
    protocol: 'ESMTP',
    id: 'abc',
    at: new Date('2026-11-24T09:12:00Z'),
  };
  return stamp(Buffer.from(raw), handover, RESIDENTS, MX);
}

function resident(role: Resident['role'], address: string): Resident {
  return { role, name: address, address, aliases: [], password: 'x' };
}
