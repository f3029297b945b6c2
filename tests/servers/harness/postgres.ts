import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, chownSync, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';

/** A real PostgreSQL of its own for a test file, on loopback, gone without a trace after `stop`. */
export interface TestPostgres {
  /** Of the database `postgres`, as superuser. */
  readonly url: string;
  /** A new database, empty or a copy of one that nobody has open; its URL. */
  createDatabase(copyOf?: string): Promise<string>;
  /** Kills the server as a power cut would, without a word to its clients. */
  crash(): Promise<void>;
  /** Starts it again after `crash`, on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** PEM files; with them the server offers TLS. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** Needs the binaries of PostgreSQL 15 or later; as root it runs as the user `postgres`, for it refuses root. */
export async function startPostgres({ tls }: PostgresOptions = {}): Promise<TestPostgres> {
  const bin = binaries();
  const identity = unprivileged();
  const directory = await mkdtemp(join(tmpdir(), 'redress-postgres-'));
  if (identity) chownSync(directory, identity.uid, identity.gid);
  const data = join(directory, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'redress', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], {
    ...identity,
    cwd: directory,
    stdio: 'ignore',
  });
  if (tls) offerTls(data, tls, identity);
  const port = await freePort();
  const url = `postgres://redress@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<ChildProcess> => startServer(join(bin, 'postgres'), data, port, url, identity);
  let server = await start();
  return {
    url,
    createDatabase: async (copyOf) => createDatabase(url, copyOf),
    crash: async () => end(server, 'SIGQUIT'),
    restart: async () => {
      server = await start();
    },
    stop: async () => {
      await end(server, 'SIGINT');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses a key that others can read. */
function offerTls(data: string, tls: { certificate: string; key: string }, identity: Identity | null): void {
  for (const [name, source] of [
    ['server.crt', tls.certificate],
    ['server.key', tls.key],
  ] as const) {
    const path = join(data, name);
    copyFileSync(source, path);
    chmodSync(path, 0o600);
    if (identity) chownSync(path, identity.uid, identity.gid);
  }
  appendFileSync(join(data, 'postgresql.conf'), 'ssl = on\n');
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Null when we are no root. */
function unprivileged(): Identity | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function binaries(): string {
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one))[0] : undefined;
  if (newest === undefined) throw new Error(`these tests need PostgreSQL: nothing is installed under ${root}`);
  return join(root, newest, 'bin');
}

async function startServer(
  program: string,
  data: string,
  port: number,
  url: string,
  identity: Identity | null,
): Promise<ChildProcess> {
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const server = spawn(program, ['-D', data, ...options], { ...identity, cwd: data, stdio: 'ignore' });
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode} while it started`);
    if (await answers(url)) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill('SIGKILL');
  throw new Error('PostgreSQL did not answer within ten seconds');
}

async function answers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await client`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

async function createDatabase(url: string, copyOf?: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  const template = copyOf === undefined ? '' : ` template ${new URL(copyOf).pathname.slice(1)}`;
  await client.unsafe(`create database ${name}${template}`);
  await client.end();
  return url.replace(/\/postgres$/, `/${name}`);
}

async function end(server: ChildProcess, signal: 'SIGQUIT' | 'SIGINT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
