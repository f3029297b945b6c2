import { canonicalReference } from '../thread/reference.ts';
import type { Fact } from './fact.ts';
import { factAt, type Reading } from './reading.ts';

/** References of complaints that the mail names, ours only, as they are registered: `RDR-7K3Q-9MXC`. */
export function earlierReferencesIn(reading: Reading): readonly Fact[] {
  return Array.from(reading.text.matchAll(LOOKS_LIKE_ONE)).flatMap((match) => {
    const value = canonicalReference(match[0]);
    const span = { at: match.index, end: match.index + match[0].length };
    return value === null ? [] : [factAt(reading, span, { kind: 'reference', value })];
  });
}

const LOOKS_LIKE_ONE =
  /(?<![\p{L}\p{N}])RDR[\s_\-\u2010-\u2015]{0,2}[0-9A-Z]{4}[\s_\-\u2010-\u2015]{0,2}[0-9A-Z]{4}(?![\p{L}\p{N}])/giu;
