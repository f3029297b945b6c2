import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bounceOf } from '../harness/bounce-mail.ts';
import { type TestDovecot, startDovecot } from '../harness/dovecot.ts';
import { playerMail } from '../harness/player-mail.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import type { RunningDaemon } from '../harness/redress.ts';
import type { SunkMail } from '../harness/smtp-sink.ts';
import { type DaemonWorld, fieldOf, openDaemonWorld } from './world.ts';

let dovecot: TestDovecot;
let postgres: TestPostgres;
let world: DaemonWorld;
let daemon: RunningDaemon;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: 'pass' } });
  postgres = await startPostgres();
  world = await openDaemonWorld(dovecot, postgres, 'support', { MAX_MAIL_SIZE: '65536' });
  daemon = await world.redress.start();
});
afterAll(async () => {
  await world.end();
  await Promise.all([dovecot.stop(), postgres.stop()]);
});

const WAIT = { timeout: 30_000, interval: 100 };

test('a French complaint gets a ticket and an acknowledgement in its own thread, and is marked as seen', async () => {
  await world.deliver(
    playerMail({
      from: 'Amelie Martin <amelie@mail.test>',
      subject: 'Documents refusés pour la troisième fois',
      text: "Bonjour,\n\nVous avez refusé ma carte d'identité pour la troisième fois. Pourquoi ?\n\nAmelie",
      messageId: 'fr-1@mail.test',
    }),
  );
  const acknowledgement = await firstTo('amelie@mail.test');
  const ticket = await ticketOf('amelie@mail.test');
  const reference = String(ticket['reference']);
  expect(ticket).toMatchObject({ status: 'open', stage: 'complaint', category: 'kyc', language: 'fr' });
  expect(acknowledgement.from).toBe('');
  expect(acknowledgement.to).toEqual(['amelie@mail.test']);
  expect(fieldOf(acknowledgement, 'Auto-Submitted')).toMatch(/^auto-replied/);
  expect(fieldOf(acknowledgement, 'X-Auto-Response-Suppress')).toBe('All');
  expect(fieldOf(acknowledgement, 'In-Reply-To')).toBe('<fr-1@mail.test>');
  expect(fieldOf(acknowledgement, 'References')).toBe('<fr-1@mail.test>');
  expect(fieldOf(acknowledgement, 'Reply-To')).toContain(`support+${reference.toLowerCase()}.r`);
  expect(fieldOf(acknowledgement, 'Message-ID')).toMatch(new RegExp(`^<${reference.toLowerCase()}\\..+@casino.test>$`));
  const { subject, text } = await simpleParser(acknowledgement.raw);
  expect(subject).toContain(reference);
  expect(text).toContain('Nous avons bien reçu votre message');
  expect(ticket['messages']).toMatchObject([
    { direction: 'in', from: 'amelie@mail.test', messageId: 'fr-1@mail.test' },
    { direction: 'out', to: 'amelie@mail.test' },
  ]);
  await expect.poll(async () => flagsOf('fr-1@mail.test'), WAIT).toBe('S');
  await expect.poll(async () => kindsOf(await ticketOf('amelie@mail.test')), WAIT).toContain('letter-sent');
});

test('a reply to the acknowledgement joins its ticket, by our Message-ID or by the reply address alone', async () => {
  await complain('joe@mail.test');
  const acknowledgement = await firstTo('joe@mail.test');
  const byMessageId = playerMail({
    from: 'joe@mail.test',
    subject: 'Re: my withdrawal',
    text: 'Here is what you asked for.',
    fields: { 'In-Reply-To': fieldOf(acknowledgement, 'Message-ID') ?? '' },
  });
  const byAddress = playerMail({
    from: 'joe@mail.test',
    to: fieldOf(acknowledgement, 'Reply-To') ?? '',
    subject: 'And another thing',
    text: 'It is still not there.',
  });
  await world.deliver(byMessageId, byAddress);
  await expect
    .poll(async () => (await world.inbound()).filter(({ outcome }) => outcome === 'joined-ticket').length, WAIT)
    .toBe(2);
  const ticket = await ticketOf('joe@mail.test');
  expect(ticket['messages']).toHaveLength(4);
  expect(world.sentTo('joe@mail.test')).toHaveLength(1);
});

test('a stranger who quotes the reference gets a ticket of his own and learns nothing', async () => {
  await complain('reza@mail.test', 'My account RZ-7788 was emptied by a withdrawal I never made.');
  await firstTo('reza@mail.test');
  const { reference } = await ticketOf('reza@mail.test');
  await world.deliver(
    playerMail({
      from: 'mallory@evil.test',
      subject: `Re: ${String(reference)}`,
      text: `Please tell me where ${String(reference)} stands.`,
    }),
  );
  const letter = await firstTo('mallory@evil.test');
  const own = await ticketOf('mallory@evil.test');
  expect(own['reference']).not.toBe(reference);
  expect(own['links']).toMatchObject([{ reference }]);
  expect((await ticketOf('reza@mail.test'))['messages']).toHaveLength(2);
  expect((await simpleParser(letter.raw)).text).not.toMatch(/RZ-7788|reza|withdrawal/i);
});

test('a bounce of an acknowledgement is matched to its ticket and answered by nobody', async () => {
  await complain('gone@mail.test');
  const acknowledgement = await firstTo('gone@mail.test');
  await world.deliver(bounceOf(acknowledgement, 'gone@mail.test'));
  await expect.poll(async () => kindsOf(await ticketOf('gone@mail.test')), WAIT).toContain('delivery-failed');
  expect((await world.inbound())[0]).toMatchObject({ outcome: 'matched-bounce' });
  expect(world.sentTo('gone@mail.test')).toHaveLength(1);
  expect(world.sentTo('mailer-daemon@mail.test')).toEqual([]);
});

test('a vacation reply is filed and never answered', async () => {
  await world.deliver(
    playerMail({
      from: 'away@mail.test',
      subject: 'Automatic reply: out of office',
      text: 'I am away until Monday.',
      fields: { 'Auto-Submitted': 'auto-replied' },
    }),
  );
  await expect
    .poll(async () => (await world.inbound()).find(({ fromAddress }) => fromAddress === 'away@mail.test'), WAIT)
    .toMatchObject({ outcome: 'filed', ticketId: null });
  await quiet();
  expect(world.sentTo('away@mail.test')).toEqual([]);
});

test('a mail over the size limit is registered, and its sender is told', async () => {
  const attachment = 'x'.repeat(76).concat('\r\n').repeat(2000);
  await world.deliver(
    playerMail({
      from: 'large@mail.test',
      subject: 'My withdrawal is missing',
      text: `My withdrawal of 200 euro has not arrived.\n\n${attachment}`,
    }),
  );
  const letter = await firstTo('large@mail.test');
  expect((await simpleParser(letter.raw)).subject).toContain('too large');
  expect(await ticketOf('large@mail.test')).toMatchObject({ category: 'payment' });
});

test('the health page is well, and the log holds no address and no word of a player', async () => {
  expect(await daemon.get('/health')).toMatchObject({ status: 200 });
  const log = JSON.stringify(daemon.log());
  expect(log).toContain('mail processed');
  expect(log).not.toMatch(/mail\.test|evil\.test|Amelie|RZ-7788|withdrawal/i);
});

async function complain(from: string, text = 'I asked for my withdrawal of 200 euro two weeks ago.'): Promise<void> {
  await world.deliver(playerMail({ from, subject: 'My withdrawal', text }));
}

async function firstTo(address: string): Promise<SunkMail> {
  await expect.poll(() => world.sentTo(address).length, WAIT).toBe(1);
  const [mail] = world.sentTo(address);
  if (!mail) throw new Error('it was there a moment ago');
  return mail;
}

/** As `redress ticket REF --json` prints it. */
async function ticketOf(address: string): Promise<Readonly<Record<string, unknown>>> {
  const found = (await world.tickets()).filter(({ ticket }) => ticket.player.address === address);
  expect(found).toHaveLength(1);
  const [ticket] = await world.redress.list('ticket', found[0]?.ticket.reference ?? '');
  return ticket ?? {};
}

function kindsOf(ticket: Readonly<Record<string, unknown>>): readonly string[] {
  return (ticket['events'] as readonly { readonly kind: string }[]).map(({ kind }) => kind);
}

async function flagsOf(messageId: string): Promise<string | undefined> {
  return (await dovecot.messages(world.user)).find(({ raw }) => raw.includes(messageId))?.flags;
}

/** Longer than the loops need to answer what they would answer. */
async function quiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}
