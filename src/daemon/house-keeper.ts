import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../desk/house.ts';
import { DEFAULT_BRAND } from '../rulebook/brands.ts';
import { type Mistake, type Read, sayMistake, sound } from '../rulebook/mistake.ts';
import { type HouseFiles, readHouseFiles } from './house-files.ts';
import { type Post, postsOf } from './posts.ts';
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
  const read = await readHouses(settings);
  return read.kind === 'mistaken' ? read : { kind: 'open', keeper: keeperOf(settings, read.value, seen) };
}

interface Houses {
  readonly byBrand: ReadonlyMap<string, House>;
  readonly posts: readonly Post[];
}

async function readHouses(settings: Settings): Promise<Read<Houses>> {
  const files = await readHouseFiles(settings.rulesDir, settings.templatesDir);
  if (files.kind === 'mistaken') return files;
  const posts = postsOf(settings, files.value.rulebook.brands);
  if (posts.kind === 'mistaken') return posts;
  const addresses = posts.value.map(({ support }) => support.address);
  const houses = posts.value.flatMap(({ brand, support }) => {
    const house = houseOf(brand, { support, addresses }, settings, files.value);
    return house ? [[brand, house] as const] : [];
  });
  return sound({ byBrand: new Map(houses), posts: posts.value });
}

function keeperOf(settings: Settings, first: Houses, firstSeen: string): HouseKeeper {
  let { byBrand } = first;
  let seen = firstSeen;
  return {
    house: (brand = DEFAULT_BRAND) => {
      const house = byBrand.get(brand) ?? byBrand.get(DEFAULT_BRAND);
      if (!house) throw new Error('a sound rulebook has the brand `default`');
      return house;
    },
    posts: first.posts,
    look: async () => {
      const now = await fingerprint(settings);
      if (now === seen) return { kind: 'unchanged' };
      seen = now;
      const read = await readHouses(settings);
      if (read.kind === 'mistaken') return { kind: 'broken', why: sayAll(read.mistakes) };
      ({ byBrand } = read.value);
      return { kind: 'renewed' };
    },
  };
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
