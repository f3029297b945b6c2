import type { Topic } from '../../rulebook/catalogue.ts';
import type { Fact, FactKind } from './fact.ts';
import { factAt, matchesOf, type Reading } from './reading.ts';
import { overlaps } from './span.ts';

/**
 * What the catalogue recognises by its name alone: ways to pay, offers, documents, games, devices, states shown, steps
 * tried, wishes. An identity card pays nothing.
 */
export function namedThingsIn(reading: Reading): readonly Fact[] {
  const documents = matchesOf(reading, 'documents');
  return KINDS.flatMap(({ topic, kind, role }) =>
    matchesOf(reading, topic)
      .filter((match) => kind !== 'method' || !documents.some((document) => overlaps(document, match)))
      .map((match) => factAt(reading, match, { kind, value: match.id, role })),
  );
}

/** The ways to pay that file names tell: `skrill-receipt.png`. */
export function methodsIn(reading: Reading): readonly Fact[] {
  return matchesOf(reading, 'methods').map((match) => factAt(reading, match, { kind: 'method', value: match.id }));
}

const KINDS: readonly { readonly topic: Topic; readonly kind: FactKind; readonly role: string | null }[] = [
  { topic: 'methods', kind: 'method', role: null },
  { topic: 'offers', kind: 'offer', role: null },
  { topic: 'documents', kind: 'document', role: null },
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
