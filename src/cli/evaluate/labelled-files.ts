import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type Mistake, mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import { type LabelledMail, readLabelled } from './labelled.ts';

/** The labelled mails of files and of folders at any depth; every mistake of every file at once. */
export async function labelledMailsIn(
  paths: readonly string[],
  directory: string,
): Promise<Read<readonly LabelledMail[]>> {
  const mails: LabelledMail[] = [];
  const mistakes: Mistake[] = [];
  for (const path of paths) {
    const files = await filesAt(resolve(directory, path));
    if (files === null) mistakes.push({ file: path, line: 0, column: 0, message: 'there is no such file or folder' });
    for (const file of files ?? []) {
      const read = readLabelled(relative(directory, file), await readFile(file, 'utf8'));
      if (read.kind === 'sound') mails.push(...read.value);
      else mistakes.push(...read.mistakes);
    }
  }
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(mails);
}

async function filesAt(place: string): Promise<readonly string[] | null> {
  const found = await stat(place).catch(() => null);
  if (!found) return null;
  if (!found.isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.jsonl?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
