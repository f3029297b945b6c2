import { expect, test } from 'vitest';
import type { Post } from '../../../src/daemon/posts.ts';
import { routesOf } from '../../../src/daemon/routes.ts';

const SERVER = { host: 'out.casino.test', port: 465, tls: 'implicit', user: 'support', password: 'pw' } as const;

function post(brand: string, address: string, smtp: Partial<Post['smtp']> = {}): Post {
  return { brand, support: { name: brand, address }, mailboxes: [], smtp: { ...SERVER, ...smtp }, copies: null };
}

test('a house with one server has one route, for every letter', () => {
  expect(routesOf([post('default', 'support@casino.test'), post('second', 'help@second.test')])).toEqual([
    {
      name: 'dispatch',
      brands: ['default', 'second'],
      smtp: SERVER,
      letters: { kind: 'except', domains: [] },
    },
  ]);
});

test('each server takes the letters of its own domains, and the first all that is left', () => {
  const routes = routesOf([
    post('default', 'support@casino.test'),
    post('second', 'help@Second.test', { host: 'out.second.test' }),
    post('third', 'help@third.test', { user: 'third' }),
    post('fourth', 'help@fourth.test', { host: 'out.second.test' }),
  ]);
  expect(routes.map(({ name, brands, letters }) => ({ name, brands, letters }))).toEqual([
    {
      name: 'dispatch',
      brands: ['default'],
      letters: { kind: 'except', domains: ['second.test', 'third.test', 'fourth.test'] },
    },
    {
      name: 'dispatch second, fourth',
      brands: ['second', 'fourth'],
      letters: { kind: 'only', domains: ['second.test', 'fourth.test'] },
    },
    { name: 'dispatch third', brands: ['third'], letters: { kind: 'only', domains: ['third.test'] } },
  ]);
});

test('of two brands in one domain the first one’s server takes the letters', () => {
  const routes = routesOf([
    post('default', 'support@casino.test'),
    post('second', 'help@casino.test', { host: 'out.second.test' }),
  ]);
  expect(routes.map(({ letters }) => letters)).toEqual([
    { kind: 'except', domains: [] },
    { kind: 'only', domains: [] },
  ]);
});
