import type { LettersOf } from '../store/outbox/letters-of.ts';
import { domainOf, type Post } from './posts.ts';
import type { Server } from './settings/server-url.ts';

/** An outgoing server, and the letters that leave by it: what one server refuses holds up no letter of another. */
export interface Route {
  /** What health and log call its loop: `dispatch`, `dispatch second`. */
  readonly name: string;
  /** Those who send by it, in the order of the posts. */
  readonly brands: readonly string[];
  readonly smtp: Server;
  readonly letters: LettersOf;
}

/**
 * Every letter has exactly one route: that of the first brand whose support address is of the domain of its Message-ID,
 * or else the first. Brands that name the same server and the same user share one.
 */
export function routesOf(posts: readonly Post[]): readonly Route[] {
  const owners = new Map<string, string>();
  for (const { support, smtp } of posts) {
    const domain = domainOf(support.address);
    if (!owners.has(domain)) owners.set(domain, keyOf(smtp));
  }
  const keys = [...new Set(posts.map(({ smtp }) => keyOf(smtp)))];
  return keys.flatMap((key, index): readonly Route[] => {
    const own = posts.filter(({ smtp }) => keyOf(smtp) === key);
    const [first] = own;
    if (!first) return [];
    const { smtp } = first;
    const brands = own.map(({ brand }) => brand);
    const domainsWhere = (isIn: (owner: string) => boolean): readonly string[] =>
      [...owners].filter(([, owner]) => isIn(owner)).map(([domain]) => domain);
    if (index === 0) {
      const domains = domainsWhere((owner) => owner !== key);
      return [{ name: 'dispatch', brands, smtp, letters: { kind: 'except', domains } }];
    }
    const domains = domainsWhere((owner) => owner === key);
    return [{ name: `dispatch ${brands.join(', ')}`, brands, smtp, letters: { kind: 'only', domains } }];
  });
}

function keyOf({ host, port, tls, user, password }: Server): string {
  return JSON.stringify([host, port, tls, user, password]);
}
