import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Endpoint } from '../../../src/transport/endpoint.ts';
import { makeCertificate } from './certificate.ts';
import { dovecotSettings } from './dovecot-settings.ts';
import { freePort } from './free-port.ts';
import { deliverByLmtp } from './lmtp.ts';

/** A real Dovecot of its own for a test file, on loopback, gone without a trace after `stop`. */
export interface TestDovecot {
  /** `imap` offers STARTTLS and, as it is on loopback, login without; `imaps` is TLS from the first byte. */
  readonly ports: { readonly imap: number; readonly imaps: number; readonly lmtp: number };
  /** PEM of the self-signed certificate, for localhost and 127.0.0.1. */
  readonly certificate: string;
  readonly endpoint: (user: string, tls?: Endpoint['tls']) => Endpoint;
  /** Over LMTP, which adds trace headers; settles when the server has them. */
  readonly deliver: (user: string, raws: readonly (string | Uint8Array)[]) => Promise<void>;
  /** Straight into the Maildir: the very bytes. */
  readonly drop: (user: string, raw: string | Uint8Array, folder?: string) => Promise<void>;
  readonly messages: (user: string, folder?: string) => Promise<readonly StoredMail[]>;
  /** Makes the server count the INBOX anew, under another UIDVALIDITY. */
  readonly renumber: (user: string) => Promise<void>;
  /** From the next login on. */
  readonly setPassword: (user: string, password: string) => Promise<void>;
  /** Ends every connection without a word, as a power cut would. */
  readonly crash: () => Promise<void>;
  /** Starts it again after `crash`, on the same ports and mail. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface StoredMail {
  /** Letters of the Maildir: S seen, T deleted, R answered, F flagged. */
  readonly flags: string;
  readonly raw: Buffer;
}

export interface DovecotOptions {
  /** By name, with the password. */
  readonly users: Readonly<Record<string, string>>;
  /** Capabilities that it keeps to itself, such as `MOVE`. */
  readonly without?: readonly string[];
  /** Of its certificate, such as `DNS:localhost`. */
  readonly certificateNames?: string;
}

/** Needs Debian's dovecot-imapd and dovecot-lmtpd 2.3; as root it runs as the user `dovecot`. */
export async function startDovecot({ users, without = [], certificateNames }: DovecotOptions): Promise<TestDovecot> {
  if (!existsSync(PROGRAM)) throw new Error(`these tests need Dovecot: there is no ${PROGRAM}`);
  const identity = unprivileged();
  const folder = await mkdtemp(join(tmpdir(), 'redress-dovecot-'));
  const { pem } = makeCertificate(folder, certificateNames);
  await mkdir(join(folder, 'mail'));
  const passwords = new Map(Object.entries(users));
  const writePasswords = async (): Promise<void> =>
    writeFile(
      join(folder, 'passwd'),
      [...passwords].map(([name, password]) => `${name}:{PLAIN}${password}:::::\n`),
    );
  await writePasswords();
  const ports = { imap: await freePort(), imaps: await freePort(), lmtp: await freePort() };
  const settings = dovecotSettings({ folder, ports, user: identity?.name ?? userInfo().username, without });
  await writeFile(join(folder, 'dovecot.conf'), settings);
  if (identity) execFileSync('chown', ['-R', `${identity.uid}:${identity.gid}`, folder]);
  let server = await start(folder, ports.imap, identity);
  const maildir = (user: string, of = 'INBOX'): string =>
    join(folder, 'mail', user, of === 'INBOX' ? '' : `.${of.replaceAll('/', '.')}`);
  const owned = (path: string): void => {
    if (identity) chownSync(path, identity.uid, identity.gid);
  };
  let dropped = 0;
  return {
    ports,
    certificate: pem,
    endpoint: (user, tls = 'none') => ({
      host: '127.0.0.1',
      port: tls === 'implicit' ? ports.imaps : ports.imap,
      tls,
      user,
      password: passwords.get(user) ?? null,
      ca: tls === 'none' ? undefined : pem,
    }),
    deliver: async (user, raws) =>
      deliverByLmtp(
        ports.lmtp,
        user,
        raws.map((raw) => Buffer.from(raw)),
      ),
    drop: async (user, raw, of) => {
      for (const part of ['', 'cur', 'new', 'tmp']) {
        const path = join(maildir(user, of), part);
        if ((await mkdir(path, { recursive: true })) !== undefined) owned(path);
      }
      dropped += 1;
      const path = join(maildir(user, of), 'new', `${Date.now()}.D${dropped}.tests`);
      await writeFile(path, raw);
      owned(path);
    },
    messages: async (user, of) => readMaildir(maildir(user, of)),
    renumber: async (user) => {
      for (const name of await readdir(maildir(user))) {
        if (/^dovecot[.-]/.test(name)) await rm(join(maildir(user), name), { force: true });
      }
    },
    setPassword: async (user, password) => {
      passwords.set(user, password);
      await writePasswords();
    },
    crash: async () => {
      const gone = once(server, 'exit');
      process.kill(-(server.pid ?? 0), 'SIGKILL');
      await gone;
    },
    restart: async () => {
      server = await start(folder, ports.imap, identity);
    },
    stop: async () => {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PROGRAM = '/usr/sbin/dovecot';

interface Identity {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Null when we are no root. */
function unprivileged(): Identity | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'dovecot'], { encoding: 'utf8' }));
  return { name: 'dovecot', uid: id('-u'), gid: id('-g') };
}

async function start(folder: string, port: number, identity: Identity | null): Promise<ChildProcess> {
  const owner = identity ? { uid: identity.uid, gid: identity.gid } : {};
  // Detached, so that it leads a group of its own processes, which alone would outlive its death.
  const options = { ...owner, cwd: folder, stdio: 'ignore', detached: true } as const;
  const server = spawn(PROGRAM, ['-F', '-c', join(folder, 'dovecot.conf')], options);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`Dovecot ended with ${server.exitCode}: ${await logOf(folder)}`);
    if (await greets(port)) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill('SIGKILL');
  throw new Error(`Dovecot did not greet within ten seconds: ${await logOf(folder)}`);
}

async function logOf(folder: string): Promise<string> {
  return readFile(join(folder, 'log'), 'utf8').catch(() => 'no log');
}

async function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (greeted: boolean): void => {
      socket.destroy();
      resolve(greeted);
    };
    socket
      .once('data', () => settle(true))
      .once('error', () => settle(false))
      .once('end', () => settle(false));
    socket.setTimeout(2_000, () => settle(false));
  });
}

async function readMaildir(path: string): Promise<readonly StoredMail[]> {
  const mails: StoredMail[] = [];
  for (const part of ['new', 'cur']) {
    const names = await readdir(join(path, part)).catch(() => []);
    for (const name of names.sort()) {
      mails.push({ flags: /:2,([A-Za-z]*)$/.exec(name)?.[1] ?? '', raw: await readFile(join(path, part, name)) });
    }
  }
  return mails;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
