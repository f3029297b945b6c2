import { randomBytes } from 'node:crypto';
import { readHouseFiles } from '../daemon/house-files.ts';
import type { Environment } from '../daemon/settings/environment.ts';
import { houseFolders } from '../daemon/settings/read-settings.ts';
import type { House } from '../desk/house.ts';
import { type Read, sound } from '../rulebook/mistake.ts';
import { placesOf } from './places.ts';
import { environmentFrom } from './settings.ts';
import { pathTyped, type Shell } from './shell.ts';

/** The house as it stands, or with another folder of rules, for commands that need no server: nothing is sent by it. */
export async function houseFrom(shell: Shell, rules?: string): Promise<Read<House>> {
  const env = environmentFrom(shell);
  if (env.kind === 'mistaken') return env;
  const { rulesDir, templatesDir } = houseFolders(env.value, placesOf(shell));
  const files = await readHouseFiles(rules === undefined ? rulesDir : pathTyped(rules, shell), templatesDir);
  return files.kind === 'mistaken' ? files : sound({ ...files.value, ...standIns(env.value, files.value.rulebook) });
}

function standIns(env: Environment, { brands }: House['rulebook']): Omit<House, 'rulebook' | 'templates'> {
  const brand = brands.get('default');
  if (!brand) throw new Error('a sound rulebook has the brand `default`');
  const address = env.get('SUPPORT_ADDRESS') ?? 'support@casino.example';
  return {
    brand,
    support: { name: env.get('SUPPORT_NAME') ?? brand.name, address },
    addresses: [address, ...[...brands.values()].flatMap(({ post }) => post?.address ?? [])],
    sizeLimit: '25 MB',
    keys: [{ id: 't', secret: randomBytes(32).toString('hex') }],
    authservIds: (env.get('AUTHSERV_ID') ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  };
}
