import { readHouseFiles } from '../src/daemon/house-files.ts';
import type { House } from '../src/desk/house.ts';

export const SUPPORT = 'support@casino.test';
export const AUTHSERV = 'mx.casino.test';

/** The rules and letters as they are delivered, with a desk at support@casino.test; read once. */
export async function deliveredHouse(): Promise<House> {
  return (read ??= readDelivered());
}

let read: Promise<House> | undefined;

async function readDelivered(): Promise<House> {
  const top = new URL('..', import.meta.url).pathname;
  const files = await readHouseFiles(`${top}rules`, `${top}templates`);
  if (files.kind === 'mistaken') throw new Error(`the rules are not sound: ${JSON.stringify(files.mistakes)}`);
  const brand = files.value.rulebook.brands.get('default');
  if (!brand) throw new Error('no default brand');
  return {
    ...files.value,
    brand,
    support: { name: 'Redress Casino', address: SUPPORT },
    addresses: [SUPPORT],
    keys: [{ id: 's', secret: 'the key of the tests in memory, thirty-two bytes or more' }],
    authservIds: [AUTHSERV],
    sizeLimit: '25 MB',
  };
}
