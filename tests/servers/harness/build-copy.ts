import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compiled program in a folder of its own: no later build changes it, and it may be spoiled for a test. */
export interface BuildCopy {
  readonly folder: string;
  /** The file to run with Node. */
  readonly program: string;
  readonly remove: () => Promise<void>;
}

/** Something spoiled on purpose, to see that a test notices. */
export interface Mutant {
  readonly name: string;
  /** What is taken away, for a person. */
  readonly what: string;
  readonly changes: readonly TextChange[];
}

/** `from` has to stand in the file exactly once: a change that no longer applies is an error, never a passed test. */
export interface TextChange {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Copies `dist` and what it needs at run time, as an installed package has it, and applies the mutant's changes. */
export async function copyBuild(mutant: Mutant | null = null): Promise<BuildCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-build-'));
  for (const part of ['dist', 'migrations', 'rules', 'templates', 'package.json']) {
    await cp(join(CHECKOUT, part), join(folder, part), { recursive: true });
  }
  await symlink(join(CHECKOUT, 'node_modules'), join(folder, 'node_modules'));
  for (const change of mutant?.changes ?? []) await apply(folder, change);
  return {
    folder,
    program: join(folder, 'dist/src/main.js'),
    remove: async () => rm(folder, { recursive: true, force: true }),
  };
}

/** Changes one file below a folder; throws when the text is not there exactly once. */
export async function apply(folder: string, { file, from, to }: TextChange): Promise<void> {
  const path = join(folder, file);
  const parts = (await readFile(path, 'utf8')).split(from);
  if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times, not once: ${from}`);
  await writeFile(path, parts.join(to));
}

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));
