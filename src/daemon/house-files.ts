import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileTemplates } from '../letters/templates.ts';
import type { Templates } from '../letters/templates.ts';
import { type Mistake, mistaken, type Read, sound } from '../rulebook/mistake.ts';
import { storageTroubleFrom } from '../store/trouble.ts';
import { readRulebook, type Rulebook } from '../rulebook/rulebook.ts';

/** What operations decide and what we say, as read from disk. */
export interface HouseFiles {
  readonly rulebook: Rulebook;
  readonly templates: Templates;
  /** Of brands that say some things in their own words: all letters, theirs before the house's. */
  readonly templatesOf: ReadonlyMap<string, Templates>;
}

/**
 * Reads both folders; every mistake of either comes back at once, with paths as the person knows them. Throws
 * `StorageTrouble` while the machine cannot open files at all.
 */
export async function readHouseFiles(rulesDir: string, templatesDir: string): Promise<Read<HouseFiles>> {
  const rules = await filesUnder(rulesDir, 'rules', ['.yaml']);
  const letters = await filesUnder(templatesDir, 'templates', ['.hbs', '.yaml']);
  const rulebook = rules.kind === 'sound' ? readRulebook(rules.value) : rules;
  const templates = letters.kind === 'sound' ? compileAll(letters.value) : letters;
  if (rulebook.kind === 'mistaken' || templates.kind === 'mistaken')
    return mistaken(...mistakesOf(rulebook), ...mistakesOf(templates));
  const unknown = [...templates.value.templatesOf.keys()].filter((brand) => !rulebook.value.brands.has(brand));
  return unknown.length > 0
    ? mistaken(...unknown.map(nobodysTemplates))
    : sound({ rulebook: rulebook.value, ...templates.value });
}

/** `templates/brands/second/en/status.hbs` stands before `templates/en/status.hbs` in letters of that brand. */
function compileAll(files: ReadonlyMap<string, string>): Read<Omit<HouseFiles, 'rulebook'>> {
  const house = new Map([...files].filter(([file]) => !OF_BRAND.test(file)));
  const templates = compileTemplates(house);
  if (templates.kind === 'mistaken') return templates;
  const brands = new Set([...files.keys()].flatMap((file) => OF_BRAND.exec(file)?.[1] ?? []));
  const mistakes: Mistake[] = [];
  const templatesOf = new Map<string, Templates>();
  for (const brand of brands) {
    const own = [...files].filter(([file]) => OF_BRAND.exec(file)?.[1] === brand);
    const replaced = new Set(own.map(([file]) => `templates/${OF_BRAND.exec(file)?.[2] ?? ''}`));
    const read = compileTemplates(new Map([...[...house].filter(([file]) => !replaced.has(file)), ...own]));
    if (read.kind === 'sound') templatesOf.set(brand, read.value);
    else mistakes.push(...read.mistakes);
  }
  return mistakes.length > 0 ? mistaken(...mistakes) : sound({ templates: templates.value, templatesOf });
}

const OF_BRAND = /^templates\/brands\/([a-z0-9-]+)\/(.+)$/;

function nobodysTemplates(brand: string): Mistake {
  const message = `no brand is called ${brand}; there is no rules/brands/${brand}.yaml`;
  return { file: `templates/brands/${brand}`, line: 0, column: 0, message };
}

function mistakesOf(read: Read<unknown>): readonly Mistake[] {
  return read.kind === 'mistaken' ? read.mistakes : [];
}

const OUT_OF_HANDLES = /^(?:EMFILE|ENFILE|ENOMEM)$/;

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
    // Nobody wrote a mistake: the machine has no file handle left.
    if (OUT_OF_HANDLES.test(why)) throw storageTroubleFrom(error);
    return mistaken({
      file: folder,
      line: 0,
      column: 0,
      message: `cannot be read (${why}); is the folder there and readable?`,
    });
  }
}
