import type { Evidence, LanguageRules } from '../../rulebook/languages.ts';
import type { Weights } from '../../rulebook/weights.ts';
import type { Hit } from './classification.ts';
import { type Match, matchesIn } from './matches.ts';
import type { Reading } from './reading.ts';

/** What the phrases of a mail add up to, before any rule of precedence. */
export interface Tally {
  readonly hits: readonly CountedHit[];
  readonly markers: ReadonlySet<string>;
}

export interface CountedHit extends Hit {
  readonly kind: Evidence['kind'];
  readonly strength: Evidence['strength'];
}

/** Counts each phrase once, where it weighs most; more hits than the weights allow for one target add nothing. */
export function tallyOf(readings: readonly Reading[], languages: readonly LanguageRules[], weights: Weights): Tally {
  const all = readings.flatMap((reading) =>
    languages.flatMap(({ index }) => matchesIn(reading, index).map((match) => hitOf(match, reading, weights))),
  );
  const hits = onlyCounted(onceEach(all), weights);
  return {
    hits,
    markers: new Set(hits.filter(({ kind }) => kind === 'marker').map(({ target }) => target)),
  };
}

/** Points of one target, negatives taken away. */
export function pointsFor(hits: readonly CountedHit[], kind: Evidence['kind'], target: string): number {
  return hits.filter((hit) => hit.kind === kind && hit.target === target).reduce((sum, { weight }) => sum + weight, 0);
}

function hitOf({ entry, first, last }: Match<Evidence>, reading: Reading, weights: Weights): CountedHit {
  const { kind, target, strength } = entry.named;
  const factor = reading.where === 'subject' ? weights.subject : 1;
  const points = strength === 'negative' ? -weights.negative : weights[strength];
  const at = reading.words[first]?.at ?? 0;
  const end = reading.words[last]?.end ?? at;
  return {
    kind,
    target,
    strength,
    term: entry.phrase.term,
    weight: kind === 'marker' ? 0 : points * factor,
    where: reading.where,
    found: reading.text.slice(at, end).replace(/\s+/g, ' '),
  };
}

function onceEach(hits: readonly CountedHit[]): readonly CountedHit[] {
  const heaviest = new Map<string, CountedHit>();
  for (const hit of hits) {
    const key = `${hit.kind} ${hit.target} ${hit.term}`;
    const other = heaviest.get(key);
    if (!other || Math.abs(hit.weight) > Math.abs(other.weight)) heaviest.set(key, hit);
  }
  return [...heaviest.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function onlyCounted(hits: readonly CountedHit[], { most }: Weights): readonly CountedHit[] {
  const counts = new Map<string, number>();
  return hits.filter(({ kind, target, strength }) => {
    const key = `${kind} ${target} ${strength}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return kind === 'marker' || strength === 'negative' || count <= most[strength];
  });
}
