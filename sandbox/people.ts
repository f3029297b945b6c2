import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './mailboxes/replace-file.ts';

/** What somebody does in the sandbox; `elsewhere` is the whole rest of the world, whose mail is caught in one mailbox. */
export type Role = 'desk' | 'agent' | 'supervisor' | 'player' | 'elsewhere';

/** Somebody who has a mailbox on the sandbox's mail server and may send from it. */
export interface Resident {
  readonly role: Role;
  readonly name: string;
  /** Also the user name with which a mail client logs in. */
  readonly address: string;
  /** Further addresses of the same mailbox. */
  readonly aliases: readonly string[];
  readonly password: string;
}

/**
 * Who lives in the sandbox. Passwords are made at the first start and kept in `<dataDir>/people.json`, which only its
 * owner can read, so that a mail client once set up goes on working.
 */
export function openPeople(dataDir: string): readonly Resident[] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'people.json');
  const known = existsSync(file) ? readPasswords(file) : {};
  const residents = CAST.map((person) => ({ ...person, password: known[person.address] ?? newPassword() }));
  const passwords = Object.fromEntries(residents.map(({ address, password }) => [address, password]));
  if (JSON.stringify(passwords) !== JSON.stringify(known)) replaceFile(file, `${JSON.stringify(passwords, null, 2)}\n`);
  return residents;
}

/** The one resident with that role. */
export function residentOf(
  residents: readonly Resident[],
  role: 'desk' | 'agent' | 'supervisor' | 'elsewhere',
): Resident {
  const found = residents.find((resident) => resident.role === role);
  if (!found) throw new Error(`nobody in the sandbox is the ${role}`);
  return found;
}

/** The addresses of staff are those that `rules/brands/default.yaml` names. */
const CAST: readonly Omit<Resident, 'password'>[] = [
  { role: 'desk', name: 'Redress Casino', address: 'support@casino.example', aliases: [] },
  { role: 'agent', name: 'Nora', address: 'nora@casino.example', aliases: [] },
  {
    role: 'supervisor',
    name: 'Sam',
    address: 'sam@casino.example',
    aliases: ['on-call@casino.example', 'complaints-officer@casino.example', 'postmaster@casino.example'],
  },
  { role: 'player', name: 'Joe Baxter', address: 'joe@players.test', aliases: [] },
  { role: 'player', name: 'Amélie Martin', address: 'amelie@players.test', aliases: [] },
  { role: 'player', name: 'رضا محمدی', address: 'reza@players.test', aliases: [] },
  { role: 'elsewhere', name: 'Everybody else', address: 'caught@elsewhere.test', aliases: [] },
];

/** 60 bits in three groups without look-alikes: typed by hand into a mail client. */
function newPassword(): string {
  const letters = Array.from(randomBytes(12), (byte) => ALPHABET.charAt(byte & 31)).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

function readPasswords(file: string): Readonly<Record<string, string>> {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
