import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../desk/house.ts';
import { DEFAULT_BRAND } from '../rulebook/brands.ts';
import { type Mistake, sayMistake } from '../rulebook/mistake.ts';
import { type HouseFiles, readHouseFiles } from './house-files.ts';
import { type Post, postsOf } from './posts.ts';
import { setOtherwise } from './set-otherwise.ts';
import type { Settings } from './settings/settings.ts';

/** Keeps the house as its files say, without a restart; a broken edit changes nothing but is told. */
export interface HouseKeeper {
  /** The house of a brand; of one that is gone, the default one's, for its tickets still have to be answered. */
  readonly house: (brand?: string) => House;
  /** Where each brand's mail was when the daemon started. */
  readonly posts: readonly Post[];
  /** Looks whether the files changed and reads them anew. */
  readonly look: () => Promise<HouseNews>;
}

export type HouseNews =
  | { readonly kind: 'unchanged' }
  /** `waiting`: what of the brands' mail is in force only after a restart, for a person; null: nothing. */
  | { readonly kind: 'renewed'; readonly waiting: string | null }
  /** The last sound rulebook stays in force. */
  | { readonly kind: 'broken'; readonly why: string };

export async function openHouse(
  settings: Settings,
): Promise<
  | { readonly kind: 'open'; readonly keeper: HouseKeeper }
  | { readonly kind: 'mistaken'; readonly mistakes: readonly Mistake[] }
> {
  const seen = await fingerprint(settings);
  const files = await readHouseFiles(settings.rulesDir, settings.templatesDir);
  if (files.kind === 'mistaken') return files;
  const posts = postsOf(settings, files.value.rulebook.brands);
  if (posts.kind === 'mistaken') return posts;
  return { kind: 'open', keeper: keeperOf(settings, posts.value, files.value, seen) };
}

function keeperOf(settings: Settings, posts: readonly Post[], files: HouseFiles, firstSeen: string): HouseKeeper {
  let byBrand = housesOf(posts, settings, files);
  let seen = firstSeen;
  return {
    house: (brand = DEFAULT_BRAND) => {
      const house = byBrand.get(brand) ?? byBrand.get(DEFAULT_BRAND);
      if (!house) throw new Error('a sound rulebook has the brand `default`');
      return house;
    },
    posts,
    look: async () => {
      const now = await fingerprint(settings);
      if (now === seen) return { kind: 'unchanged' };
      const read = await readHouseFiles(settings.rulesDir, settings.templatesDir);
      seen = now;
      if (read.kind === 'mistaken') return { kind: 'broken', why: sayAll(read.mistakes) };
      byBrand = housesOf(posts, settings, read.value);
      return { kind: 'renewed', waiting: setOtherwise(posts, postsOf(settings, read.value.rulebook.brands)) };
    },
  };
}

/**
 * The house of each brand that the daemon serves, with the address at which it serves it: a letter must not name one that
 * nobody reads and leave by a server that does not know it.
 */
function housesOf(posts: readonly Post[], settings: Settings, files: HouseFiles): ReadonlyMap<string, House> {
  const addresses = posts.map(({ support }) => support.address);
  const houses = posts.flatMap(({ brand, support: { address } }) => {
    const own = brand === DEFAULT_BRAND ? settings.support.name : '';
    const name = own || (files.rulebook.brands.get(brand)?.name ?? '');
    const house = houseOf(brand, { support: { name, address }, addresses }, settings, files);
    return house ? [[brand, house] as const] : [];
  });
  return new Map(houses);
}

/** The house that settings and files make together for one brand. */
function houseOf(
  id: string,
  own: Pick<House, 'support' | 'addresses'>,
  { keys, authservIds, maxMailSize }: Settings,
  { rulebook, templates, templatesOf }: HouseFiles,
): House | null {
  const brand = rulebook.brands.get(id);
  if (!brand) return null;
  return {
    rulebook,
    templates: templatesOf.get(id) ?? templates,
    brand,
    ...own,
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
