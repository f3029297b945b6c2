import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres } from '../../../src/store/postgres/postgres-database.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';

let folder = '';
let withTls: TestPostgres;
let without: TestPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-tls-'));
  makeCertificate('localhost');
  [withTls, without] = await Promise.all([startPostgres({ tls: pair('localhost') }), startPostgres()]);
});
afterAll(async () => {
  await Promise.all([withTls.stop(), without.stop()]);
  await rm(folder, { recursive: true, force: true });
});

function pair(name: string): { readonly certificate: string; readonly key: string } {
  return { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
}

function makeCertificate(name: string): void {
  const { certificate, key } = pair(name);
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const options = [
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    '-keyout',
    key,
    '-out',
    certificate,
  ];
  execFileSync('openssl', ['req', ...options], { stdio: 'ignore' });
}

/** `encrypted`, `clear`, or the code of the trouble. */
async function outcome(server: TestPostgres, host: string, query: string): Promise<string> {
  const database = openPostgres(`${server.url.replace('127.0.0.1', host)}${query}`, { statement: 2000, use: 4000 });
  try {
    let ssl: unknown;
    await database.run(async (queries) => {
      const rows = await queries.execute(sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`);
      ssl = (rows as { ssl: boolean }[])[0]?.ssl;
    });
    return ssl ? 'encrypted' : 'clear';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    await database.close();
  }
}

test('without a word on TLS the connection is encrypted when the server can', async () => {
  expect(await outcome(withTls, 'localhost', '')).toBe('encrypted');
  expect(await outcome(without, 'localhost', '')).toBe('clear');
});

test('required TLS is never given up', async () => {
  expect(await outcome(withTls, 'localhost', '?sslmode=require')).toBe('encrypted');
  for (const mode of ['require', 'verify-ca', 'verify-full']) {
    expect(await outcome(without, 'localhost', `?sslmode=${mode}`), mode).not.toBe('clear');
  }
});

test('verified TLS takes the right certificate for the right name only', async () => {
  const root = `&sslrootcert=${encodeURIComponent(pair('localhost').certificate)}`;
  expect(await outcome(withTls, 'localhost', `?sslmode=verify-full${root}`)).toBe('encrypted');
  expect(await outcome(withTls, 'localhost', '?sslmode=verify-full')).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(await outcome(withTls, '127.0.0.1', `?sslmode=verify-full${root}`)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('an sslmode that does not exist is refused', async () => {
  await expect(outcome(withTls, 'localhost', '?sslmode=sure')).resolves.toContain('none of disable');
});
