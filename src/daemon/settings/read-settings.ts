import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readAddress } from '../../mail/parse/addresses.ts';
import { type Mistake, mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import { readBrandServers } from './brand-servers.ts';
import { at, type Environment } from './environment.ts';
import { numberOf } from './number-of.ts';
import { readScanner } from './scanner.ts';
import { readSentCopy } from './sent-copy.ts';
import { readServerUrl, type Server } from './server-url.ts';
import { type LogLevel, PRODUCTION_VARIABLES, type Settings } from './settings.ts';

/** Folders that come with the program, and where relative paths start. */
export interface Places {
  readonly program: string;
  readonly directory: string;
}

/** Second step of reading settings: what the values mean. Every mistake is told at once, none repeats a secret. */
export function readSettings(env: Environment, places: Places): Read<Settings> {
  const mistakes: Mistake[] = PRODUCTION_VARIABLES.filter((name) => !env.has(name)).map((name) =>
    at(name, 'must be set'),
  );
  const taken = <T>(read: Read<T>, instead: T): T => {
    if (read.kind === 'sound') return read.value;
    mistakes.push(...read.mistakes);
    return instead;
  };
  const server = (name: string, protocol: 'imap' | 'smtp'): Server & { readonly path: string } => {
    const value = env.get(name);
    return value === undefined ? NOWHERE : taken(readServerUrl(name, value, protocol), NOWHERE);
  };
  const { path, ...imap } = server('IMAP_URL', 'imap');
  const smtp = server('SMTP_URL', 'smtp');
  const archiveFolder = env.get('ARCHIVE_FOLDER') ?? null;
  const dataDir = dataFolder(env, places);
  const sentCopyGraceMs = taken(numberOf(env, 'SENT_COPY_GRACE_SECONDS', 120, 1), 0) * 1000;
  const settings: Settings = {
    imap: { ...imap, mailbox: path || 'INBOX' },
    smtp,
    brandServers: taken(readBrandServers(env), new Map()),
    database: databaseOf(env, places),
    dataDir,
    support: { name: env.get('SUPPORT_NAME') ?? '', address: taken(addressOf(env), '') },
    keys: taken(keysOf(env), []),
    dataKeys: taken(dataKeysOf(env), []),
    authservIds: listOf(env.get('AUTHSERV_ID')),
    ...houseFolders(env, places),
    http: taken(listenOf(env), { host: '127.0.0.1', port: 8080 }),
    logLevel: taken(levelOf(env), 'info'),
    maxMailSize: taken(numberOf(env, 'MAX_MAIL_SIZE', 25 * 1024 * 1024, 65_536), 0),
    archiveFolder,
    pollSeconds: taken(numberOf(env, 'POLL_SECONDS', 60, 1), 0),
    scanner: taken(readScanner(env), null),
    sentCopyGraceMs,
    sentCopy: taken(readSentCopy(env, sentCopyGraceMs, { imap, mailbox: path || 'INBOX', archiveFolder }), null),
  };
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(settings);
}

/** Where rules and letters are read from; also for commands that need no server. */
export function houseFolders(env: Environment, places: Places): Pick<Settings, 'rulesDir' | 'templatesDir'> {
  const folder = (name: string, delivered: string): string => {
    const own = env.get(name);
    return own === undefined ? join(places.program, delivered) : absolute(places.directory, own);
  };
  return { rulesDir: folder('RULES_DIR', 'rules'), templatesDir: folder('TEMPLATES_DIR', 'templates') };
}

/** Where the database is; also for commands that need nothing else. */
export function databaseOf(env: Environment, places: Places): Settings['database'] {
  const url = env.get('DATABASE_URL');
  return url === undefined ? { kind: 'embedded', dataDir: dataFolder(env, places) } : { kind: 'postgres', url };
}

export function dataFolder(env: Environment, places: Places): string {
  return absolute(places.directory, env.get('DATA_DIR') ?? 'data');
}

const NOWHERE = { host: '', port: 0, tls: 'implicit', user: null, password: null, path: '' } as const;

function absolute(directory: string, path: string): string {
  return path.startsWith('/') ? path : join(directory, path);
}

function addressOf(env: Environment): Read<string> {
  const value = env.get('SUPPORT_ADDRESS');
  if (value === undefined) return sound('');
  const address = readAddress(value);
  return address === null
    ? mistaken(at('SUPPORT_ADDRESS', 'is no mail address such as support@casino.example'))
    : sound(address);
}

/** `SECRET_KEY` holds one key, or several separated by commas, the newest first: old ones still verify. */
function keysOf(env: Environment): Read<Settings['keys']> {
  const value = env.get('SECRET_KEY');
  if (value === undefined)
    return mistaken(at('SECRET_KEY', 'must be set: 32 bytes or more; try openssl rand -base64 32'));
  const secrets = listOf(value);
  if (secrets.length === 0 || secrets.some((secret) => Buffer.byteLength(secret) < 32)) {
    return mistaken(at('SECRET_KEY', 'is shorter than 32 bytes; try openssl rand -base64 32'));
  }
  return sound(secrets.map((secret) => ({ id: keyId(secret), secret })));
}

/** `DATA_KEY` is held like `SECRET_KEY`; without one nothing is sealed. */
export function dataKeysOf(env: Environment): Read<readonly string[]> {
  const secrets = listOf(env.get('DATA_KEY'));
  return secrets.some((secret) => Buffer.byteLength(secret) < 32)
    ? mistaken(at('DATA_KEY', 'is shorter than 32 bytes; try openssl rand -base64 32'))
    : sound(secrets);
}

/** A letter that follows from the key, so that rotation needs no bookkeeping; it tells nothing about the key. */
function keyId(secret: string): string {
  const [first = 0] = createHash('sha256').update(`key id\0${secret}`).digest();
  return 'abcdefghijklmnopqrstuvwxyz234567'.charAt(first & 31);
}

function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function listenOf(env: Environment): Read<Settings['http']> {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(env.get('HTTP_LISTEN') ?? '127.0.0.1:8080') ?? [];
  if (host === undefined || Number(port) > 65_535)
    return mistaken(at('HTTP_LISTEN', 'must be host:port, such as 127.0.0.1:8080'));
  return sound({ host: host.replace(/^\[|\]$/g, ''), port: Number(port) });
}

function levelOf(env: Environment): Read<LogLevel> {
  const value = env.get('LOG_LEVEL') ?? 'info';
  const level = (['debug', 'info', 'warn', 'error'] as const).find((one) => one === value);
  return level ? sound(level) : mistaken(at('LOG_LEVEL', 'is debug, info, warn or error'));
}
