import type { Topic } from '../../rulebook/catalogue.ts';
import type { Fact, FactKind } from './fact.ts';
import { factAt, matchesOf, type Reading } from './reading.ts';

/** What the catalogue recognises by its name alone: ways to pay, games, devices, states shown, steps tried, wishes. */
export function namedThingsIn(reading: Reading): readonly Fact[] {
  return KINDS.flatMap(({ topic, kind, role }) =>
    matchesOf(reading, topic).map((match) => factAt(reading, match, { kind, value: match.id, role })),
  );
}

/** The ways to pay that file names tell: `skrill-receipt.png`. */
export function methodsIn(reading: Reading): readonly Fact[] {
  return matchesOf(reading, 'methods').map((match) => factAt(reading, match, { kind: 'method', value: match.id }));
}

const KINDS: readonly { readonly topic: Topic; readonly kind: FactKind; readonly role: string | null }[] = [
  { topic: 'methods', kind: 'method', role: null },
  { topic: 'games', kind: 'game', role: null },
  { topic: 'providers', kind: 'game', role: 'provider' },
  { topic: 'devices', kind: 'device', role: null },
  { topic: 'browsers', kind: 'browser', role: null },
  { topic: 'systems', kind: 'os', role: null },
  { topic: 'vpns', kind: 'vpn', role: null },
  { topic: 'networks', kind: 'network', role: null },
  { topic: 'statuses', kind: 'status-shown', role: null },
  { topic: 'steps', kind: 'step-tried', role: null },
  { topic: 'remedies', kind: 'remedy', role: null },
];
