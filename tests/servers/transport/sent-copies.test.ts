import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSmtp, type SmtpSender } from '../../../src/transport/smtp/smtp.ts';
import { type SmtpSink, startSmtpSink } from '../harness/smtp-sink.ts';

const RAW = Buffer.from('Subject: hello\r\n\r\nhello\r\n');
const AMELIE = 'amelie@mail.example';
const COPIES = 'sent-copies@casino.example';
const DEADLINES = { openMs: 1_000, envelopeMs: 1_000, answerMs: 1_000, idleMs: 5_000 };

let sink: SmtpSink;
let sender: SmtpSender;

beforeEach(async () => {
  sink = await startSmtpSink();
  sender = openSmtp({ host: '127.0.0.1', port: sink.port, tls: 'none', user: null, password: null }, DEADLINES);
});
afterEach(async () => {
  sender.close();
  await sink.stop();
});

async function send(envelopeTo = AMELIE): ReturnType<SmtpSender['send']> {
  return sender.send({ envelopeFrom: '', envelopeTo, copyTo: COPIES, raw: RAW });
}

test('the copy goes in the very transaction of the mail', async () => {
  expect(await send()).toMatchObject({ kind: 'sent', copy: 'taken' });
  expect(sink.mails().map(({ to }) => to)).toEqual([[AMELIE, COPIES]]);
});

test('a mail to the mailbox of the copies is not sent there twice', async () => {
  expect(await send('Sent-Copies@casino.example')).toMatchObject({ kind: 'sent', copy: 'none' });
  expect(sink.mails().map(({ to }) => to)).toEqual([['Sent-Copies@casino.example']]);
});

test.each([
  [450, 'deferred'],
  [550, 'refused'],
])('a recipient who is answered %i leaves no copy behind, and the mail is %s', async (code, kind) => {
  sink.answer('rcpt', { kind: 'say', code, text: 'as told' }, 1, AMELIE);
  expect(await send()).toMatchObject({ kind, response: expect.stringContaining('as told') as unknown });
  expect(sink.mails()).toEqual([]);
  expect(await send()).toMatchObject({ kind: 'sent', copy: 'taken' });
});

test('a copy that the server does not take keeps no mail from its recipient', async () => {
  for (const code of [450, 550]) {
    sink.answer('rcpt', { kind: 'say', code, text: 'no copies' }, 1, COPIES);
    expect(await send()).toMatchObject({ kind: 'sent', copy: 'refused' });
  }
  expect(sink.mails().map(({ to }) => to)).toEqual([[AMELIE], [AMELIE]]);
});

test.each([
  [450, 550, 'deferred'],
  [550, 450, 'refused'],
])('when recipient and copy are answered %i and %i, the mail is %s', async (mail, copy, kind) => {
  sink.answer('rcpt', { kind: 'say', code: mail, text: 'about the mail' }, 1, AMELIE);
  sink.answer('rcpt', { kind: 'say', code: copy, text: 'about the copy' }, 1, COPIES);
  expect(await send()).toMatchObject({ kind, response: expect.stringContaining('about the mail') as unknown });
});

test.each([
  ['dot', 'unknown'],
  ['rcpt', 'deferred'],
  ['greeting', 'deferred'],
] as const)(
  'a sender that gives up while the server thinks at %s ends at once, and the mail is %s',
  async (at, kind) => {
    const giveUp = new AbortController();
    const endpoint = { host: '127.0.0.1', port: sink.port, tls: 'none', user: null, password: null } as const;
    const giving = openSmtp(endpoint, {}, giveUp.signal);
    sink.answer(at, { kind: 'wait', ms: 5_000 });
    const begun = performance.now();
    setTimeout(() => giveUp.abort(), 300);
    expect(await giving.send({ envelopeFrom: '', envelopeTo: AMELIE, raw: RAW })).toMatchObject({ kind });
    expect(performance.now() - begun).toBeLessThan(2_000);
    giving.close();
  },
);
