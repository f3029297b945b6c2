import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '../../../src/transport/endpoint.ts';
import { openSmtp, type SmtpSender } from '../../../src/transport/smtp/smtp.ts';
import { makeCertificate, type TestCertificate } from '../harness/certificate.ts';
import { startCuttingProxy } from '../harness/cutting-proxy.ts';
import { startScriptedServer } from '../harness/scripted-server.ts';
import { type Answer, type SinkOptions, type SmtpSink, type Stage, startSmtpSink } from '../harness/smtp-sink.ts';

const PASSWORD = 'correct horse battery';
const SHORT = { openMs: 1_000, envelopeMs: 600, answerMs: 900, idleMs: 5_000 };
const RAW = Buffer.from('Subject: hello\r\n\r\n.a line with a dot\r\n.\r\nand one more\r\n');

let folder = '';
let certificate: TestCertificate;
const open: { stop: () => Promise<void> }[] = [];
const senders: SmtpSender[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-smtp-'));
  certificate = makeCertificate(folder);
});
afterEach(async () => {
  for (const sender of senders.splice(0)) sender.close();
  await Promise.all(open.splice(0).map(async (one) => one.stop()));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function sinkWith(options: SinkOptions = {}): Promise<SmtpSink> {
  const sink = await startSmtpSink(options);
  open.push(sink);
  return sink;
}

function senderTo(port: number, endpoint: Partial<Endpoint> = {}, deadlines = SHORT): SmtpSender {
  const sender = openSmtp({ host: '127.0.0.1', port, tls: 'none', user: null, password: null, ...endpoint }, deadlines);
  senders.push(sender);
  return sender;
}

function parcelTo(envelopeTo: string, raw: Uint8Array = RAW): Parameters<SmtpSender['send']>[0] {
  return { envelopeFrom: '', envelopeTo, raw };
}

test('a mail arrives with its envelope and its very bytes, dots at line starts included', async () => {
  const sink = await sinkWith();
  const sender = senderTo(sink.port);
  const result = await sender.send({
    envelopeFrom: 'bounce+x@casino.example',
    envelopeTo: 'amelie@mail.example',
    raw: RAW,
  });
  expect(result).toMatchObject({ kind: 'sent', response: expect.stringContaining('taken as 1') as unknown });
  expect(sink.mails()).toMatchObject([{ from: 'bounce+x@casino.example', to: ['amelie@mail.example'] }]);
  expect(sink.mails()[0]?.raw.equals(RAW)).toBe(true);
});

test('the null return path is sent as such', async () => {
  const sink = await sinkWith();
  await senderTo(sink.port).send(parcelTo('amelie@mail.example'));
  expect(sink.mails()[0]?.from).toBe('');
});

test('twenty mails one after the other share a connection, four at once open four', async () => {
  const sink = await sinkWith();
  const sender = senderTo(sink.port);
  for (let mail = 0; mail < 20; mail += 1) await sender.send(parcelTo('amelie@mail.example'));
  expect(sink.connections()).toBe(1);
  await Promise.all([1, 2, 3, 4].map(async () => sender.send(parcelTo('amelie@mail.example'))));
  expect(sink.connections()).toBe(4);
  expect(sink.mails()).toHaveLength(24);
});

const SAY = (code: number, text = 'as told'): Answer => ({ kind: 'say', code, text });

test.each<[Stage, Answer, string]>([
  ['greeting', SAY(421), 'deferred'],
  ['greeting', SAY(554), 'denied'],
  ['greeting', { kind: 'cut' }, 'deferred'],
  ['greeting', { kind: 'wait', ms: 3_000 }, 'deferred'],
  ['login', SAY(535), 'denied'],
  ['login', SAY(454, '4.7.0 not now'), 'deferred'],
  ['login', { kind: 'cut' }, 'deferred'],
  ['login', { kind: 'wait', ms: 3_000 }, 'deferred'],
  ['mail', SAY(451), 'deferred'],
  ['mail', SAY(550), 'refused'],
  ['mail', SAY(530, '5.7.0 authentication required'), 'denied'],
  ['mail', SAY(421), 'deferred'],
  ['mail', { kind: 'cut' }, 'deferred'],
  ['mail', { kind: 'wait', ms: 3_000 }, 'deferred'],
  ['rcpt', SAY(450, '4.2.0 greylisted'), 'deferred'],
  ['rcpt', SAY(550, '5.1.1 no such user'), 'refused'],
  ['rcpt', SAY(421), 'deferred'],
  ['rcpt', { kind: 'cut' }, 'deferred'],
  ['rcpt', { kind: 'wait', ms: 3_000 }, 'deferred'],
  ['dot', SAY(452), 'deferred'],
  ['dot', SAY(554, '5.6.0 no'), 'refused'],
  ['dot', SAY(421), 'deferred'],
  ['dot', { kind: 'cut' }, 'unknown'],
  ['dot', { kind: 'take-and-cut' }, 'unknown'],
  ['dot', { kind: 'wait', ms: 3_000 }, 'unknown'],
])('at %s, %j means %s, and the next mail goes through', async (stage, answer, kind) => {
  const sink = await sinkWith({ user: 'support', password: PASSWORD });
  const sender = senderTo(sink.port, { user: 'support', password: PASSWORD });
  sink.answer(stage, answer);
  const result = await sender.send(parcelTo('amelie@mail.example'));
  expect(result.kind).toBe(kind);
  if (answer.kind === 'say') expect(result.response).toContain(answer.text);
  expect(await sender.send(parcelTo('joe@mail.example'))).toMatchObject({ kind: 'sent' });
  const taken = answer.kind === 'take-and-cut' ? ['amelie@mail.example', 'joe@mail.example'] : ['joe@mail.example'];
  if (answer.kind !== 'wait') expect(sink.mails().flatMap(({ to }) => to)).toEqual(taken);
});

test('a connection that ends in the middle of a large mail hands nothing over', async () => {
  const sink = await sinkWith();
  sink.answer('body', { kind: 'cut' });
  const large = Buffer.concat([RAW, Buffer.alloc(20_000_000, 'x'.repeat(70) + '\r\n')]);
  expect(await senderTo(sink.port).send(parcelTo('amelie@mail.example', large))).toMatchObject({ kind: 'deferred' });
  expect(sink.mails()).toEqual([]);
});

test('a large mail arrives whole', async () => {
  const sink = await sinkWith();
  const large = Buffer.concat([RAW, Buffer.alloc(5_000_000, 'x'.repeat(70) + '\r\n')]);
  const deadlines = { ...SHORT, envelopeMs: 30_000 };
  expect(await senderTo(sink.port, {}, deadlines).send(parcelTo('amelie@mail.example', large))).toMatchObject({
    kind: 'sent',
  });
  expect(sink.mails()[0]?.raw.length).toBeGreaterThanOrEqual(large.length);
});

test('a kept connection that the server let go costs the mail nothing', async () => {
  const sink = await sinkWith();
  const sender = senderTo(sink.port);
  await sender.send(parcelTo('amelie@mail.example'));
  sink.answer('mail', { kind: 'cut' });
  expect(await sender.send(parcelTo('amelie@mail.example'))).toMatchObject({ kind: 'sent' });
  expect(sink.mails()).toHaveLength(2);
});

test('a server that is not there defers', async () => {
  const sink = await startSmtpSink();
  await sink.stop();
  expect(await senderTo(sink.port).send(parcelTo('amelie@mail.example'))).toMatchObject({ kind: 'deferred' });
});

test('what is no single plain address is never said to a server', async () => {
  const sink = await sinkWith();
  const sender = senderTo(sink.port);
  for (const envelopeTo of [
    '',
    'amelie',
    'a@b\r\nRCPT TO:<evil@x>',
    'a@b,c@d',
    '<a@b>',
    'a@b>',
    'a b@c',
    'a@b@c',
    'Bob <e@x>, <p@x>',
  ]) {
    expect(await sender.send(parcelTo(envelopeTo))).toMatchObject({ kind: 'refused' });
  }
  expect(await sender.send({ envelopeFrom: 'a@b\r\nRCPT TO:<evil@x>', envelopeTo: 'a@b.c', raw: RAW })).toMatchObject({
    kind: 'refused',
  });
  expect(sink.connections()).toBe(0);
});

test.each(['implicit', 'starttls'] as const)(
  'over %s, mail is sent when the authority is trusted and only then',
  async (tls) => {
    const sink = await sinkWith({ tls, certificate, user: 'support', password: PASSWORD });
    const login = { tls, user: 'support', password: PASSWORD };
    const trusting = senderTo(sink.port, { ...login, ca: certificate.pem });
    expect(await trusting.send(parcelTo('amelie@mail.example'))).toMatchObject({ kind: 'sent' });
    expect(await senderTo(sink.port, login).send(parcelTo('amelie@mail.example'))).toMatchObject({
      kind: 'denied',
      response: expect.stringMatching(/self.signed/i) as unknown,
    });
    const elsewhere = senderTo(sink.port, { ...login, host: 'ip6-localhost.invalid', ca: certificate.pem });
    expect(await elsewhere.send(parcelTo('amelie@mail.example'))).toMatchObject({ kind: 'deferred' });
  },
);

test('a stripped STARTTLS is denied before any password or mail was sent', async () => {
  const server = await startScriptedServer('220 mail.example\r\n', (line) => {
    if (/^EHLO/.test(line)) return '250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n';
    return /^STARTTLS/.test(line) ? '502 5.5.1 not here\r\n' : '250 ok\r\n';
  });
  open.push(server);
  const sender = senderTo(server.port, { tls: 'starttls', user: 'support', password: PASSWORD });
  expect(await sender.send(parcelTo('amelie@mail.example'))).toMatchObject({ kind: 'denied' });
  expect(server.heard().map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS']);
});

test('a server that offers no login is not sent to without', async () => {
  const sink = await sinkWith();
  const sender = senderTo(sink.port, { user: 'support', password: PASSWORD });
  expect(await sender.send(parcelTo('amelie@mail.example'))).toMatchObject({ kind: 'denied' });
  expect(sink.mails()).toEqual([]);
});

test('the password is not in the words of a server that echoes it', async () => {
  const token = Buffer.from(`\0support1\0${PASSWORD}`).toString('base64');
  const server = await startScriptedServer('220 mail.example\r\n', (line) => {
    if (/^EHLO/.test(line)) return '250-mail.example\r\n250 AUTH PLAIN\r\n';
    return `535 5.7.8 no: ${line} ${PASSWORD}\r\n`;
  });
  open.push(server);
  const result = await senderTo(server.port, { user: 'support', password: PASSWORD }).send(
    parcelTo('amelie@mail.example'),
  );
  expect(result.kind).toBe('denied');
  expect(result.response).not.toContain(PASSWORD);
  expect(result.response).not.toContain(token);
});

test.each([
  ['354', '421 4.3.2 going down', 'deferred'],
  ['451 4.3.0 not now', '', 'deferred'],
  ['554 5.7.1 no', '', 'refused'],
  ['what?', '', 'deferred'],
  ['354', 'what?', 'unknown'],
  ['354', '354 go on', 'unknown'],
])('DATA answered by %j and the dot by %j means %s', async (toData, toDot, kind) => {
  const server = await startScriptedServer('220 mail.example\r\n', (line) => {
    if (/^DATA$/.test(line)) return `${toData}\r\n`;
    if (line === '.') return `${toDot}\r\n`;
    return /^(?:EHLO|MAIL|RCPT)/.test(line) ? '250 ok\r\n' : null;
  });
  open.push(server);
  expect(await senderTo(server.port).send(parcelTo('amelie@mail.example'))).toMatchObject({ kind });
});

test('garbage in place of a greeting, and a flood without end, are deferred by their deadline', async () => {
  const babble = await startScriptedServer('HTTP/1.1 400 Bad Request\r\n', () => null);
  const flood = await startScriptedServer(`220-${'x'.repeat(2_000_000)}`, () => null);
  open.push(babble, flood);
  for (const { port } of [babble, flood]) {
    expect((await senderTo(port).send(parcelTo('amelie@mail.example'))).kind).toMatch(/deferred|denied/);
  }
});

test('verify says whether a mail could be sent', async () => {
  const sink = await sinkWith({ user: 'support', password: PASSWORD });
  expect(await senderTo(sink.port, { user: 'support', password: PASSWORD }).verify()).toMatchObject({ kind: 'sent' });
  expect(await senderTo(sink.port, { user: 'support', password: 'wrong' }).verify()).toMatchObject({ kind: 'denied' });
});

test('mails are on disk before the sink accepts them', async () => {
  const kept = await mkdtemp(join(folder, 'kept-'));
  const sink = await sinkWith({ folder: kept });
  await senderTo(sink.port).send(parcelTo('amelie@mail.example'));
  expect((await readdir(kept)).sort()).toEqual(['1.eml', '1.json']);
});

test('wherever the connection is cut, a mail that was taken is never called deferred, nor one that was not called sent', async () => {
  const sink = await sinkWith({ user: 'support', password: PASSWORD });
  const proxy = await startCuttingProxy(sink.port);
  open.push({ stop: async () => proxy.close() });
  const kinds: string[] = [];
  for (const side of ['before', 'after'] as const) {
    for (let piece = 1; piece <= 9; piece += 1) {
      proxy.cutAt(piece, side);
      const sender = senderTo(proxy.port, { user: 'support', password: PASSWORD });
      const before = sink.mails().length;
      const { kind } = await sender.send(parcelTo('amelie@mail.example'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      const taken = sink.mails().length > before;
      if (kind === 'sent') expect({ piece, side, taken }).toMatchObject({ taken: true });
      if (kind === 'deferred') expect({ piece, side, taken }).toMatchObject({ taken: false });
      kinds.push(kind);
      proxy.heal();
    }
  }
  expect(new Set(kinds)).toEqual(new Set(['deferred', 'unknown', 'sent']));
});

test.each(['implicit', 'starttls'] as const)(
  'cut while it opens over %s, a connection defers; it denies nothing',
  async (tls) => {
    const sink = await sinkWith({ tls, certificate, user: 'support', password: PASSWORD });
    const proxy = await startCuttingProxy(sink.port);
    open.push({ stop: async () => proxy.close() });
    for (const side of ['before', 'after'] as const) {
      for (let piece = 1; piece <= 8; piece += 1) {
        proxy.cutAt(piece, side);
        const sender = senderTo(proxy.port, { tls, ca: certificate.pem, user: 'support', password: PASSWORD });
        expect((await sender.send(parcelTo('amelie@mail.example'))).kind).toMatch(/^(?:deferred|unknown|sent)$/);
      }
    }
  },
);
