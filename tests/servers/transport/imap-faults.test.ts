import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { OpenedMailbox } from '../../../src/transport/imap/mailbox.ts';
import { openMailbox } from '../../../src/transport/imap/open-mailbox.ts';
import type { MailboxTrouble } from '../../../src/transport/imap/trouble.ts';
import { type CuttingProxy, startCuttingProxy } from '../harness/cutting-proxy.ts';
import { startDovecot, type TestDovecot } from '../harness/dovecot.ts';
import { startGarblingProxy } from '../harness/garbling-proxy.ts';
import { fetched, type ImapScript, startImapScript } from '../harness/imap-script.ts';
import type { ScriptedServer } from '../harness/scripted-server.ts';

const PASSWORD = 'correct horse battery';
const DEADLINES = { openMs: 2_000, silenceMs: 500, commandMs: 1_500 };

let dovecot: TestDovecot;
let proxy: CuttingProxy;
const running: ScriptedServer[] = [];
const opened: OpenedMailbox[] = [];

beforeAll(async () => {
  dovecot = await startDovecot({ users: { support: PASSWORD } });
  proxy = await startCuttingProxy(dovecot.ports.imap);
  await dovecot.deliver('support', ['Subject: one\r\n\r\none\r\n', 'Subject: two\r\n\r\ntwo\r\n']);
});
afterEach(async () => {
  proxy.heal();
  await Promise.all(opened.splice(0).map(async (mailbox) => mailbox.close()));
  await Promise.all(running.splice(0).map(async (server) => server.stop()));
});
afterAll(async () => {
  await proxy.close();
  await dovecot.stop();
});

async function open(
  port: number,
  tls: 'none' | 'starttls' | 'implicit' = 'none',
): Promise<OpenedMailbox | MailboxTrouble> {
  const endpoint = { ...dovecot.endpoint('support', tls), port };
  const mailbox = await openMailbox(endpoint, { mailbox: 'INBOX', maxMailSize: 1_000_000, deadlines: DEADLINES });
  if (mailbox.kind === 'opened') opened.push(mailbox);
  return mailbox;
}

async function openScript(script: ImapScript): Promise<OpenedMailbox | MailboxTrouble> {
  const server = await startImapScript(script);
  running.push(server);
  return open(server.port);
}

async function openedScript(script: ImapScript): Promise<OpenedMailbox> {
  const mailbox = await openScript(script);
  if (mailbox.kind !== 'opened') throw new Error(`${mailbox.kind}: ${mailbox.reason}`);
  return mailbox;
}

/** A whole visit, call by call; the kinds of what came. */
async function visit(port: number): Promise<readonly string[]> {
  const mailbox = await open(port);
  if (mailbox.kind !== 'opened') return [mailbox.kind];
  const kinds: string[] = [mailbox.kind];
  const calls: (() => Promise<{ readonly kind: string }>)[] = [
    mailbox.listUids,
    async () => mailbox.fetchRaw(1),
    async () => mailbox.fetchRaw(2),
    async () => mailbox.markSeen([1, 2]),
    async () => mailbox.append('Copies', Buffer.from('Subject: copy\r\n\r\ncopy\r\n')),
    async () => mailbox.find('<nothing@mail.example>'),
    async () => mailbox.waitForMail(50),
    async () => mailbox.moveTo('Elsewhere', [77]),
  ];
  for (const call of calls) kinds.push((await call()).kind);
  await mailbox.close();
  return kinds;
}

const WHOLE = ['opened', 'listed', 'fetched', 'fetched', 'done', 'done', 'not-found', 'quiet', 'done'];

test.each(['before', 'after'] as const)(
  'a connection cut %s any piece of a visit gives values, and the next visit is whole',
  async (side) => {
    proxy.heal();
    expect(await visit(proxy.port)).toEqual(WHOLE);
    const pieces = proxy.pieces();
    expect(pieces).toBeGreaterThan(15);
    for (let piece = 1; piece <= pieces; piece += 1) {
      proxy.cutAt(piece, side);
      const kinds = await visit(proxy.port);
      const honest = kinds.findIndex((kind, index) => kind !== WHOLE[index]);
      // Whatever came before the cut is as it should be; from there on everything is lost.
      if (honest === 0) expect(kinds).toEqual(['unreachable']);
      else if (honest > 0) expect(new Set(kinds.slice(honest))).toEqual(new Set(['lost']));
    }
    proxy.heal();
    expect(await visit(proxy.port)).toEqual(WHOLE);
  },
);

test.each(['starttls', 'implicit'] as const)(
  'a connection cut while it opens with tls %s is unreachable, never a refused password',
  async (tls) => {
    const port = tls === 'implicit' ? dovecot.ports.imaps : dovecot.ports.imap;
    const between = await startCuttingProxy(port);
    for (const side of ['before', 'after'] as const) {
      for (let piece = 1; piece <= 12; piece += 1) {
        between.cutAt(piece, side);
        const result = await open(between.port, tls);
        if (result.kind !== 'opened') expect(result).toMatchObject({ kind: 'unreachable' });
      }
    }
    await between.close();
  },
);

test('what the server says is spoiled in forty ways: values come in time, and nothing is thrown', async () => {
  const between = await startGarblingProxy(dovecot.ports.imap);
  const counts = new Map<string, number>();
  for (let seed = 1; seed <= 40; seed += 1) {
    between.garble(seed, 6);
    const start = performance.now();
    for (const kind of await visit(between.port)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(performance.now() - start).toBeLessThan(20_000);
  }
  await between.close();
  expect(counts.get('opened')).toBeGreaterThan(5);
  expect(counts.get('lost')).toBeGreaterThan(5);
  expect(await visit(proxy.port)).toEqual(WHOLE);
});

test('a server that falls silent is lost within its deadline, whatever was asked', async () => {
  const asked: ((mailbox: OpenedMailbox) => Promise<{ readonly kind: string }>)[] = [
    async (mailbox) => mailbox.listUids(),
    async (mailbox) => mailbox.fetchRaw(1),
    async (mailbox) => mailbox.markSeen([1]),
    async (mailbox) => mailbox.moveTo('Elsewhere', [1]),
    async (mailbox) => mailbox.find('<x@y>'),
    async (mailbox) => mailbox.append('Copies', Buffer.from('Subject: x\r\n\r\nx\r\n')),
    async (mailbox) => mailbox.waitForMail(100),
  ];
  for (const ask of asked) {
    proxy.heal();
    const mailbox = await open(proxy.port);
    if (mailbox.kind !== 'opened') throw new Error(mailbox.kind);
    proxy.swallow();
    const start = performance.now();
    expect(await ask(mailbox)).toMatchObject({ kind: 'lost' });
    expect(performance.now() - start).toBeLessThan(1_200);
    expect(await mailbox.listUids()).toMatchObject({ kind: 'lost' });
  }
});

test('a server that never greets is unreachable within its deadline', async () => {
  proxy.swallow();
  const start = performance.now();
  expect(await open(proxy.port)).toMatchObject({ kind: 'unreachable' });
  expect(performance.now() - start).toBeLessThan(3_000);
});

test('a server that drips without end is lost by the deadline of the whole command', async () => {
  const mailbox = await openedScript({
    'UID FETCH': (_line, socket) => {
      const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : socket.write('* 1 EXISTS\r\n')), 50);
      return null;
    },
  });
  const start = performance.now();
  expect(await mailbox.fetchRaw(1)).toMatchObject({ kind: 'lost' });
  expect(performance.now() - start).toBeLessThan(2_500);
});

test('a slow server that goes on speaking is waited for', async () => {
  const words = fetched();
  const mailbox = await openedScript({
    'UID FETCH': (line, socket) => {
      const rest = [...`${words}${line.split(' ')[0] ?? ''} OK\r\n`.match(/[^]{1,25}/g)!];
      const drip = setInterval(() => {
        const piece = rest.shift();
        if (piece === undefined || socket.destroyed) clearInterval(drip);
        else socket.write(piece);
      }, 150);
      return null;
    },
  });
  const start = performance.now();
  expect(await mailbox.fetchRaw(1)).toMatchObject({ kind: 'fetched' });
  expect(performance.now() - start).toBeGreaterThan(DEADLINES.silenceMs);
});

test.each([
  ['{tag} NO no such thing\r\n', 'no-such-mailbox'],
  ['{tag} NO [SERVERBUG] sorry\r\n', 'unreachable'],
  ['{tag} BAD what\r\n', 'unreachable'],
])('a SELECT answered by %j is %s', async (answer, kind) => {
  expect(await openScript({ SELECT: answer })).toMatchObject({ kind });
});

test('a stripped STARTTLS is refused before any password was sent', async () => {
  for (const script of [
    {},
    { CAPABILITY: '* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK\r\n', STARTTLS: '{tag} NO not today\r\n' },
    { GREETING: '* PREAUTH welcome\r\n' },
  ]) {
    const server = await startImapScript(script);
    running.push(server);
    expect(await open(server.port, 'starttls')).toMatchObject({ kind: 'tls-refused' });
    expect(server.heard().join('\n')).not.toMatch(/LOGIN|AUTHENTICATE|SELECT|horse/);
  }
});

test('a server that speaks no TLS at all is refused', async () => {
  const server = await startImapScript();
  running.push(server);
  expect(await open(server.port, 'implicit')).toMatchObject({ kind: 'tls-refused' });
  expect(server.heard().join('\n')).not.toContain('horse');
});

test.each([
  ['[AUTHENTICATIONFAILED] wrong', 'refused-login'],
  ['wrong', 'refused-login'],
  ['[UNAVAILABLE] try later', 'unreachable'],
])('a login answered with NO %s is %s', async (words, kind) => {
  expect(await openScript({ LOGIN: `{tag} NO ${words}\r\n` })).toMatchObject({ kind });
});

test('the password is not in the words of a server that echoes it', async () => {
  const result = await openScript({
    LOGIN: (line) => `{tag} NO you said ${line} and ${Buffer.from(PASSWORD).toString('base64')}\r\n`,
  });
  expect(result.kind).toBe('refused-login');
  expect(JSON.stringify(result)).toMatch(/\*\*\*/);
  expect(JSON.stringify(result)).not.toMatch(/horse|Y29ycmVjdCBob3JzZS/);
});

test('a server that says goodbye at once is unreachable, with its reason', async () => {
  expect(await openScript({ GREETING: '* BYE too many connections\r\n' })).toMatchObject({
    kind: 'unreachable',
    reason: expect.stringContaining('too many connections') as unknown,
  });
});

test.each<[string, string, string]>([
  ['another UID', `${fetched(2)}{tag} OK\r\n`, 'wrong-answer'],
  ['no UID', `${fetched().replace('UID 1 ', '')}{tag} OK\r\n`, 'wrong-answer'],
  ['no size', `${fetched().replace(/RFC822.SIZE \d+ /, '')}{tag} OK\r\n`, 'wrong-answer'],
  ['no body', '* 1 FETCH (UID 1 RFC822.SIZE 25)\r\n{tag} OK\r\n', 'wrong-answer'],
  [
    'an empty body where there is none',
    '* 1 FETCH (UID 1 RFC822.SIZE 25 BODY[]<0> NIL)\r\n{tag} OK\r\n',
    'wrong-answer',
  ],
  ['two bodies', `${fetched()}${fetched(1, 3, 'two')}{tag} OK\r\n`, 'wrong-answer'],
  ['two mails', `${fetched()}${fetched(2)}{tag} OK\r\n`, 'wrong-answer'],
  ['nothing', '{tag} OK\r\n', 'gone'],
  ['flags of another mail only', '* 4 FETCH (FLAGS (\\Seen))\r\n{tag} OK\r\n', 'gone'],
  ['flags of another mail, too', `* 4 FETCH (UID 4 FLAGS (\\Seen))\r\n${fetched()}{tag} OK\r\n`, 'fetched'],
  ['an unreadable date', `${fetched().replace('21-Nov-2026', '99-Xxx-0000')}{tag} OK\r\n`, 'fetched'],
  ['a no', '{tag} NO [SERVERBUG] sorry\r\n', 'refused'],
  ['a line of garbage', `\x00\xff(((\r\n{tag} OK\r\n`, 'gone'],
  ['a completion that is none', '{tag} WHAT\r\n', 'lost'],
  ['a goodbye', '* BYE shutting down\r\n', 'lost'],
  ['a literal of a gigabyte', '* 1 FETCH (UID 1 BODY[]<0> {999999999}\r\n', 'lost'],
  ['a literal that never ends', '* 1 FETCH (UID 1 BODY[]<0> {500}\r\nabc', 'lost'],
  ['more than was asked for', `${fetched(1, 900_000, 'x'.repeat(900_000))}{tag} OK\r\n`, 'wrong-answer'],
])('a fetch that is answered by %s', async (_what, answer, kind) => {
  const mailbox = await openedScript({ 'UID FETCH': answer });
  expect((await mailbox.fetchRaw(1)).kind).toBe(kind);
});

test('a size that is only estimated is believed when the bytes come twice alike, and not when they differ', async () => {
  const estimated = await openedScript({ 'UID FETCH': `${fetched(1, 999)}{tag} OK\r\n` });
  expect(await estimated.fetchRaw(1)).toMatchObject({ kind: 'fetched', size: 25, truncated: false });
  let time = 0;
  const broken = await openedScript({
    'UID FETCH': () => {
      time += 1;
      return `${fetched(1, 999, `Subject: hello\r\n\r\nhello ${time}\r\n`)}{tag} OK\r\n`;
    },
  });
  expect(await broken.fetchRaw(1)).toMatchObject({ kind: 'wrong-answer' });
});

test('UIDVALIDITY that changes under a session ends it', async () => {
  let time = 6;
  const mailbox = await openedScript({
    SELECT: () => {
      time += 1;
      return `* 1 EXISTS\r\n* OK [UIDVALIDITY ${time}] valid\r\n{tag} OK [READ-WRITE] selected\r\n`;
    },
  });
  expect(mailbox.uidValidity).toBe(7);
  expect(await mailbox.listUids()).toMatchObject({ kind: 'renumbered' });
  expect(await mailbox.fetchRaw(1)).toMatchObject({ kind: 'lost' });
});

test('a server without UIDVALIDITY cannot be collected from', async () => {
  expect(await openScript({ SELECT: '* 1 EXISTS\r\n{tag} OK [READ-WRITE] selected\r\n' })).toMatchObject({
    kind: 'unreachable',
  });
});

test('half a million UIDs are listed before a server would give up', async () => {
  const uids = Array.from({ length: 500_000 }, (_, index) => index * 3 + 1);
  const server = await startImapScript({ 'UID SEARCH': `* SEARCH ${uids.join(' ')}\r\n{tag} OK\r\n` });
  running.push(server);
  const mailbox = await openMailbox({ ...dovecot.endpoint('support'), port: server.port }, { mailbox: 'INBOX' });
  if (mailbox.kind !== 'opened') throw new Error(mailbox.kind);
  opened.push(mailbox);
  const start = performance.now();
  const listed = await mailbox.listUids();
  expect(listed.kind === 'listed' && listed.uids.size).toBe(500_000);
  // Time that grew with the square of their number would be hours.
  expect(performance.now() - start).toBeLessThan(60_000);
});

test('a server that ends every IDLE at once is not asked without end', async () => {
  let idles = 0;
  const mailbox = await openedScript({
    IDLE: () => {
      idles += 1;
      return '{tag} OK enough\r\n';
    },
  });
  expect(await mailbox.waitForMail(1_500)).toEqual({ kind: 'quiet' });
  expect(idles).toBeLessThan(4);
});

test('a server that refuses IDLE is waited for all the same', async () => {
  const mailbox = await openedScript({ IDLE: '{tag} BAD no\r\n' });
  expect(await mailbox.waitForMail(300)).toEqual({ kind: 'quiet' });
});

test('a folder that may neither be used nor made is told, and the session stands', async () => {
  const mailbox = await openedScript({
    'UID MOVE': '{tag} NO [TRYCREATE] none\r\n',
    CREATE: '{tag} NO over quota\r\n',
  });
  expect(await mailbox.moveTo('Archive', [1])).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('quota') as unknown,
  });
  expect(await mailbox.listUids()).toMatchObject({ kind: 'listed' });
});
