import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../desk/house.ts';
import { type Mistake, sayMistake } from '../rulebook/mistake.ts';
import { type HouseFiles, readHouseFiles } from './house-files.ts';
import type { Settings } from './settings/settings.ts';

/** Keeps the house as its files say, without a restart; a broken edit changes nothing but is told. */
export interface HouseKeeper {
  readonly house: () => House;
  /** Looks whether the files changed and reads them anew. */
  readonly look: () => Promise<HouseNews>;
}

export type HouseNews =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'renewed' }
  /** The last sound rulebook stays in force. */
  | { readonly kind: 'broken'; readonly why: string };

export async function openHouse(
  settings: Settings,
): Promise<
  | { readonly kind: 'open'; readonly keeper: HouseKeeper }
  | { readonly kind: 'mistaken'; readonly mistakes: readonly Mistake[] }
> {
  const seen = await fingerprint(settings);
  const read = await readHouseFiles(settings.rulesDir, settings.templatesDir);
  if (read.kind === 'mistaken') return read;
  return { kind: 'open', keeper: keeperOf(settings, houseOf(settings, read.value), seen) };
}

function keeperOf(settings: Settings, first: House, firstSeen: string): HouseKeeper {
  let house = first;
  let seen = firstSeen;
  return {
    house: () => house,
    look: async () => {
      const now = await fingerprint(settings);
      if (now === seen) return { kind: 'unchanged' };
      seen = now;
      const read = await readHouseFiles(settings.rulesDir, settings.templatesDir);
      if (read.kind === 'mistaken') return { kind: 'broken', why: sayAll(read.mistakes) };
      house = houseOf(settings, read.value);
      return { kind: 'renewed' };
    },
  };
}

/** The house that settings and files make together. */
export function houseOf(
  { support, keys, authservIds, maxMailSize }: Settings,
  { rulebook, templates }: HouseFiles,
): House {
  const brand = rulebook.brands.get('default');
  if (!brand) throw new Error('a sound rulebook has the brand `default`');
  return {
    rulebook,
    templates,
    brand,
    support: { name: support.name || brand.name, address: support.address },
    sizeLimit: `${Math.floor(maxMailSize / 1_048_576)} MB`,
    keys,
    authservIds,
  };
}

function sayAll(mistakes: readonly Mistake[]): string {
  const [first] = mistakes;
  if (!first) return 'a mistake';
  return mistakes.length === 1 ? sayMistake(first) : `${sayMistake(first)}, and ${mistakes.length - 1} more`;
}

/** Names, sizes and times of change of all files: equal means unchanged. */
async function fingerprint({ rulesDir, templatesDir }: Settings): Promise<string> {
  const lines = await Promise.all([rulesDir, templatesDir].map(linesOf));
  return lines.flat().join('\n');
}

async function linesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.sort().map(async (file) => {
      const { size, mtimeMs } = await stat(file).catch(() => ({ size: -1, mtimeMs: 0 }));
      return `${file} ${size} ${mtimeMs}`;
    }),
  );
}
