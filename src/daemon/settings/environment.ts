import { type Mistake, mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import { BRAND_VARIABLE } from './brand-variable.ts';

/** Values by name, with each `NAME_FILE` replaced by what the file holds. */
export type Environment = ReadonlyMap<string, string>;

/** The content of a secret's file and who may read it, or why it cannot be read. */
export type SecretFile =
  | { readonly kind: 'read'; readonly text: string; readonly readableBy: 'owner' | 'others' }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * First step of reading settings: the values themselves. An empty value is none. A secret given twice, in a file that
 * others can read, or in none at all is a mistake; every mistake is told at once.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  readSecret: (path: string) => SecretFile,
): Read<Environment> {
  const values = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const name of [...NAMES, ...brandNames(env)]) {
    const direct = env[name] || undefined;
    const file = env[`${name}_FILE`] || undefined;
    if (direct !== undefined) values.set(name, direct);
    if (file === undefined) continue;
    if (direct !== undefined) {
      mistakes.push(at(`${name}_FILE`, `${name} is set as well; set one of the two`));
      continue;
    }
    const secret = readSecret(file);
    if (secret.kind === 'unreadable') mistakes.push(at(`${name}_FILE`, `the file cannot be read (${secret.why})`));
    else if (secret.readableBy === 'others')
      mistakes.push(at(`${name}_FILE`, 'others can read the file; run chmod 600 on it'));
    else values.set(name, secret.text.replace(/\r?\n$/, ''));
  }
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(values);
}

/** Variables of further brands; their names are for operations to choose. */
function brandNames(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = Object.keys(env).map((name) => name.replace(/_FILE$/, ''));
  const own: readonly string[] = NAMES;
  return [...new Set(names)].filter((name) => BRAND_VARIABLE.test(name) && !own.includes(name)).sort();
}

/** A mistake in a variable: there are no lines, the name says it. */
export function at(name: string, message: string): Mistake {
  return { file: name, line: 0, column: 0, message };
}

const NAMES = [
  'DATABASE_URL',
  'DATA_DIR',
  'IMAP_URL',
  'SMTP_URL',
  'SUPPORT_ADDRESS',
  'SUPPORT_NAME',
  'SECRET_KEY',
  'DATA_KEY',
  'AUTHSERV_ID',
  'RULES_DIR',
  'TEMPLATES_DIR',
  'HTTP_LISTEN',
  'LOG_LEVEL',
  'MAX_MAIL_SIZE',
  'ARCHIVE_FOLDER',
  'POLL_SECONDS',
  'CLAMD_SOCKET',
  'SENT_COPY_ADDRESS',
  'SENT_COPY_URL',
  'SENT_COPY_GRACE_SECONDS',
] as const;
