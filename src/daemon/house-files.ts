import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileTemplates } from '../letters/templates.ts';
import type { Templates } from '../letters/templates.ts';
import { type Mistake, mistaken, type Read, sound } from '../rulebook/mistake.ts';
import { readRulebook, type Rulebook } from '../rulebook/rulebook.ts';

/** What operations decide and what we say, as read from disk. */
export interface HouseFiles {
  readonly rulebook: Rulebook;
  readonly templates: Templates;
}

/** Reads both folders; every mistake of either comes back at once, with paths as the person knows them. */
export async function readHouseFiles(rulesDir: string, templatesDir: string): Promise<Read<HouseFiles>> {
  const rules = await filesUnder(rulesDir, 'rules', ['.yaml']);
  const letters = await filesUnder(templatesDir, 'templates', ['.hbs', '.yaml']);
  const rulebook = rules.kind === 'sound' ? readRulebook(rules.value) : rules;
  const templates = letters.kind === 'sound' ? compileTemplates(letters.value) : letters;
  if (rulebook.kind === 'sound' && templates.kind === 'sound') {
    return sound({ rulebook: rulebook.value, templates: templates.value });
  }
  return mistaken(...mistakesOf(rulebook), ...mistakesOf(templates));
}

function mistakesOf(read: Read<unknown>): readonly Mistake[] {
  return read.kind === 'mistaken' ? read.mistakes : [];
}

/** Path to text, the paths starting with `root` and with forward slashes, in a fixed order. */
async function filesUnder(
  folder: string,
  root: string,
  endings: readonly string[],
): Promise<Read<ReadonlyMap<string, string>>> {
  try {
    const entries = await readdir(folder, { recursive: true });
    const names = entries
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => endings.some((ending) => name.endsWith(ending)));
    const files = await Promise.all(
      names.sort().map(async (name) => [`${root}/${name}`, await readFile(join(folder, name), 'utf8')] as const),
    );
    return sound(new Map(files));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return mistaken({
      file: folder,
      line: 0,
      column: 0,
      message: `cannot be read (${why}); is the folder there and readable?`,
    });
  }
}
