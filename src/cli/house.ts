import { randomBytes } from 'node:crypto';
import { readHouseFiles } from '../daemon/house-files.ts';
import type { Environment } from '../daemon/settings/environment.ts';
import { houseFolders } from '../daemon/settings/read-settings.ts';
import type { House } from '../desk/house.ts';
import { DEFAULT_BRAND } from '../rulebook/brands.ts';
import { mistaken, type Read, sound } from '../rulebook/mistake.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { placesOf } from './places.ts';
import { environmentFrom } from './settings.ts';
import { pathTyped, type Shell } from './shell.ts';

/** Whose house, and by which folder of rules where that is not the one of the settings. */
interface Wanted {
  readonly rules?: string | undefined;
  readonly brand?: string | undefined;
}

/** The house of a brand as it stands, for commands that need no server: nothing is sent by it. */
export async function houseFrom(shell: Shell, { rules, brand: id = DEFAULT_BRAND }: Wanted = {}): Promise<Read<House>> {
  const env = environmentFrom(shell);
  if (env.kind === 'mistaken') return env;
  const { rulesDir, templatesDir } = houseFolders(env.value, placesOf(shell));
  const files = await readHouseFiles(rules === undefined ? rulesDir : pathTyped(rules, shell), templatesDir);
  if (files.kind === 'mistaken') return files;
  const { rulebook, templates, templatesOf } = files.value;
  const brand = rulebook.brands.get(id);
  if (!brand) return mistaken({ ...TYPED, message: noBrand(id, rulebook) });
  const house = { rulebook, templates: templatesOf.get(id) ?? templates, brand };
  return sound({ ...house, ...standIns(env.value, house) });
}

const TYPED = { file: '--brand', line: 0, column: 0 };

function noBrand(id: string, { brands }: Rulebook): string {
  return `no brand is called ${id}; there are: ${[...brands.keys()].join(', ')}`;
}

function standIns(
  env: Environment,
  { rulebook, brand }: Pick<House, 'rulebook' | 'brand'>,
): Omit<House, 'rulebook' | 'templates' | 'brand'> {
  const address = env.get('SUPPORT_ADDRESS') ?? 'support@casino.example';
  return {
    support: brand.post
      ? { name: brand.name, address: brand.post.address }
      : { name: env.get('SUPPORT_NAME') ?? brand.name, address },
    addresses: [address, ...[...rulebook.brands.values()].flatMap(({ post }) => post?.address ?? [])],
    sizeLimit: '25 MB',
    keys: [{ id: 't', secret: randomBytes(32).toString('hex') }],
    authservIds: (env.get('AUTHSERV_ID') ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  };
}
