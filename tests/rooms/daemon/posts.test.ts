import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brandOfImported, importedMailbox } from '../../../src/daemon/imported-mail.ts';
import { brandOfMailbox, type Post, postOfMessageId, postsOf } from '../../../src/daemon/posts.ts';
import { readEnvironment } from '../../../src/daemon/settings/environment.ts';
import { readSettings } from '../../../src/daemon/settings/read-settings.ts';
import type { Settings } from '../../../src/daemon/settings/settings.ts';
import { type Brand, readBrand } from '../../../src/rulebook/brands.ts';
import { type Read, sayMistake } from '../../../src/rulebook/mistake.ts';

const delivered = readFileSync('rules/brands/default.yaml', 'utf8');
const second = `${delivered}
post:
  address: help@second.test
  mailboxes: [SECOND_IMAP_URL, SECOND_FORMS_IMAP_URL]
  smtp: SECOND_SMTP_URL
`;
const environment = {
  IMAP_URL: 'imaps://support:pw@mail.casino.test/INBOX',
  SMTP_URL: 'smtps://support:pw@mail.casino.test',
  SUPPORT_ADDRESS: 'support@casino.test',
  SECRET_KEY: 'thirty-two bytes or more of a secret key',
  SECOND_IMAP_URL: 'imaps://help:pw@mail.second.test/Help',
  SECOND_FORMS_IMAP_URL: 'imaps://forms:pw@mail.second.test',
  SECOND_SMTP_URL: 'smtps://help:pw@out.second.test',
};

function sound<T>(read: Read<T>): T {
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  return read.value;
}

function settingsOf(env: Readonly<Record<string, string>>): Settings {
  const read = readEnvironment(env, () => ({
    kind: 'read',
    text: 'imaps://help:pw@mail.second.test',
    readableBy: 'owner',
  }));
  return sound(readSettings(sound(read), { program: '/program', directory: '/' }));
}

function brandsOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, Brand> {
  return new Map(Object.entries(files).map(([id, text]) => [id, sound(readBrand(`rules/brands/${id}.yaml`, text))]));
}

const brands = brandsOf({ default: delivered, second });
const posts = (env: Readonly<Record<string, string>> = environment): readonly Post[] =>
  sound(postsOf(settingsOf(env), brands));

test('every brand has its own address, mailboxes and server', () => {
  expect(posts()).toMatchObject([
    { brand: 'default', support: { address: 'support@casino.test' }, smtp: { host: 'mail.casino.test' } },
    {
      brand: 'second',
      support: { name: 'Redress Casino', address: 'help@second.test' },
      mailboxes: [
        { user: 'help', host: 'mail.second.test', mailbox: 'Help' },
        { user: 'forms', host: 'mail.second.test', mailbox: 'INBOX' },
      ],
      smtp: { host: 'out.second.test' },
    },
  ]);
});

test('a brand that names no server of its own sends by that of the default brand', () => {
  const shared = brandsOf({ default: delivered, second: second.replace('  smtp: SECOND_SMTP_URL\n', '') });
  const [, own] = sound(postsOf(settingsOf(environment), shared));
  expect(own?.smtp.host).toBe('mail.casino.test');
});

test('a variable that a brand names and nobody sets is a mistake at the brand', () => {
  const read = postsOf(settingsOf(without('SECOND_FORMS_IMAP_URL')), brands);
  expect(read.kind === 'mistaken' && read.mistakes.map(sayMistake)).toEqual([
    'rules/brands/second.yaml: SECOND_FORMS_IMAP_URL is not set, which this brand names for its mail',
  ]);
});

test('the variables of brands can stand in files, and a bad one is told without its password', () => {
  const filed = posts({ ...without('SECOND_IMAP_URL'), SECOND_IMAP_URL_FILE: '/run/secrets/second' });
  expect(filed[1]?.mailboxes[0]).toMatchObject({ user: 'help', mailbox: 'INBOX' });
  const env = sound(
    readEnvironment({ ...environment, SECOND_IMAP_URL: 'imap://help:pw@far.test?tls=none' }, () => never()),
  );
  const read = readSettings(env, { program: '/program', directory: '/' });
  expect(read.kind === 'mistaken' && read.mistakes.map(sayMistake).join()).toMatch(/^SECOND_IMAP_URL: tls=none/);
  expect(JSON.stringify(read)).not.toContain('pw');
});

test('the ledger’s name of a mailbox tells the brand, and so does the domain of a Message-ID', () => {
  const all = posts();
  expect(brandOfMailbox(all, 'help@mail.second.test/Help')).toBe('second');
  expect(brandOfMailbox(all, 'support@mail.casino.test/INBOX')).toBe('default');
  expect(brandOfMailbox(all, 'gone@mail.casino.test/INBOX')).toBe('default');
  expect(postOfMessageId(all, 'rdr-1.x@second.test')?.brand).toBe('second');
  expect(postOfMessageId(all, 'rdr-1.x@elsewhere.test')?.brand).toBe('default');
});

test('copies of a brand’s letters go where the house’s go, nowhere, or to a mailbox of its own', () => {
  const house = { SENT_COPY_ADDRESS: 'copies@casino.test', SENT_COPY_GRACE_SECONDS: '7', ARCHIVE_FOLDER: 'Done' };
  const copiesOf = (kept: string, more = {}) => {
    const files = { default: delivered, second: second.replace('post:', `post:\n  sentCopies: ${kept}`) };
    const read = postsOf(settingsOf({ ...environment, ...house, ...more }), brandsOf(files));
    return read.kind === 'sound' ? read.value.map(({ copies }) => copies) : read.mistakes.map(sayMistake);
  };
  const [shared] = copiesOf('house');
  expect(shared).toMatchObject({ address: 'copies@casino.test', graceMs: 7_000, mailboxes: ['INBOX', 'Done'] });
  expect(copiesOf('house')).toEqual([shared, shared]);
  expect(copiesOf('none')).toEqual([shared, null]);
  const inItsMail = { address: 'sent@second.test', graceMs: 7_000, mailboxes: ['Help', 'Done'] };
  expect(copiesOf('{ address: Sent@second.test }')[1]).toMatchObject({ ...inItsMail, server: { user: 'help' } });
  const apart = '{ address: sent@second.test, mailbox: SECOND_COPIES_IMAP_URL }';
  const url = { SECOND_COPIES_IMAP_URL: 'imaps://sent:pw@mail.second.test' };
  const itsOwn = { address: 'sent@second.test', graceMs: 7_000, mailboxes: ['INBOX'], server: { user: 'sent' } };
  expect(copiesOf(apart, url)[1]).toMatchObject(itsOwn);
  expect(copiesOf(apart)).toEqual([
    'rules/brands/second.yaml: SECOND_COPIES_IMAP_URL is not set, which this brand names for its mail',
  ]);
  expect(copiesOf(apart, { ...url, SENT_COPY_ADDRESS: '' })).toMatchObject([null, itsOwn]);
});

function without(variable: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name !== variable));
}

function never(): never {
  throw new Error('no file is named');
}

test('imported mail belongs to the brand that it was imported for', () => {
  expect(['default', 'second'].map((brand) => brandOfMailbox(posts(), importedMailbox(brand)))).toEqual([
    'default',
    'second',
  ]);
  expect(brandOfImported('import')).toBe('default');
  expect(brandOfImported('import second')).toBe('second');
  expect(brandOfImported('import@mail.second.test/INBOX')).toBeNull();
  expect(brandOfImported('import second@mail.second.test/INBOX')).toBeNull();
});
