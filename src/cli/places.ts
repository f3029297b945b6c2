import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Places } from '../daemon/settings/read-settings.ts';
import type { Shell } from './shell.ts';

/** Where the program's own files are, whether it runs from its sources or compiled, and where the person stands. */
export function placesOf({ directory }: Pick<Shell, 'directory'>): Places {
  return { program: programFolder(dirname(fileURLToPath(import.meta.url))), directory };
}

function programFolder(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'migrations'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the program was taken out of its package');
  return programFolder(parent);
}
