import type { Fact } from './fact.ts';
import { factAt, type Reading } from './reading.ts';

/** Addresses of crypto wallets; the role is the chain, so that a transfer on the wrong one is noticed. */
export function walletsIn(reading: Reading): readonly Fact[] {
  return CHAINS.flatMap(({ chain, address }) =>
    Array.from(reading.text.matchAll(address), (match) =>
      factAt(
        reading,
        { at: match.index, end: match.index + match[0].length },
        { kind: 'wallet', value: match[0], role: chain },
      ),
    ),
  );
}

const CHAINS = [
  { chain: 'ethereum', address: /(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/g },
  { chain: 'tron', address: /(?<![A-Za-z0-9])T[1-9A-HJ-NP-Za-km-z]{33}(?![A-Za-z0-9])/g },
  {
    chain: 'bitcoin',
    address:
      /(?<![A-Za-z0-9])(?:bc1[ac-hj-np-z02-9]{11,71}|(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*[A-Z])[13][1-9A-HJ-NP-Za-km-z]{25,34})(?![A-Za-z0-9])/g,
  },
  {
    chain: 'litecoin',
    address:
      /(?<![A-Za-z0-9])(?:ltc1[ac-hj-np-z02-9]{11,71}|(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[a-z])[LM][1-9A-HJ-NP-Za-km-z]{32,33})(?![A-Za-z0-9])/g,
  },
] as const;
