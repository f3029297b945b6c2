import { readFileSync, statSync } from 'node:fs';
import { type Environment, readEnvironment, type SecretFile } from '../daemon/settings/environment.ts';
import { readSettings } from '../daemon/settings/read-settings.ts';
import type { Settings } from '../daemon/settings/settings.ts';
import { type Mistake, type Read, sayMistake } from '../rulebook/mistake.ts';
import { placesOf } from './places.ts';
import type { Shell } from './shell.ts';

/** The settings of a production start, or everything that is wrong with them. */
export function settingsFrom(shell: Shell): Read<Settings> {
  const env = environmentFrom(shell);
  return env.kind === 'mistaken' ? env : readSettings(env.value, placesOf(shell));
}

export function environmentFrom({ env }: Shell): Read<Environment> {
  return readEnvironment(env, readSecret);
}

/** Says every mistake on the error output; each with what it is about and what to do. */
export function sayMistakes({ err }: Shell, mistakes: readonly Mistake[]): void {
  for (const mistake of mistakes) err(sayMistake(mistake));
  err(mistakes.length === 1 ? '1 mistake; nothing was started' : `${mistakes.length} mistakes; nothing was started`);
}

function readSecret(path: string): SecretFile {
  try {
    const { mode } = statSync(path);
    return { kind: 'read', text: readFileSync(path, 'utf8'), readableBy: (mode & 0o044) === 0 ? 'owner' : 'others' };
  } catch (error) {
    return {
      kind: 'unreadable',
      why: error instanceof Error && 'code' in error ? String(error.code) : 'unknown error',
    };
  }
}
