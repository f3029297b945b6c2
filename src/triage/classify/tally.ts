import type { Evidence } from '../../rulebook/languages.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Weights } from '../../rulebook/weights.ts';
import type { Hit } from './classification.ts';
import type { Findings } from './findings.ts';
import type { Match } from './matches.ts';
import type { Reading } from './reading.ts';
import { type FoundSituation, situationsIn } from './situations-in.ts';

/** What phrases and situations of a mail add up to, before any rule of precedence. */
export interface Tally {
  readonly hits: readonly CountedHit[];
  readonly markers: ReadonlySet<string>;
}

export interface CountedHit extends Hit {
  readonly kind: 'category' | 'flag' | 'marker';
  readonly strength: Evidence['strength'] | 'situation';
  readonly subtype: string | null;
  /** That stand together in a situation. */
  readonly concepts: readonly string[];
}

/** Counts each phrase once, where it weighs most; more hits than the weights allow for one target add nothing. */
export function tallyOf(
  texts: readonly Findings[],
  given: ReadonlySet<string>,
  { situations, weights }: Pick<Rulebook, 'situations' | 'weights'>,
): Tally {
  const found = situationsIn(situations, texts, given);
  const phrases = texts.flatMap(({ matches, reading }) => matches.map((match) => hitOf(match, reading, weights)));
  const told = withoutEchoes(found.flatMap((situation) => hitOfSituation(situation, weights)));
  const hits = onlyCounted(onceEach([...told, ...phrases]), weights);
  const marked = hits.filter(({ kind }) => kind === 'marker').map(({ target }) => target);
  return { hits, markers: new Set([...marked, ...found.flatMap(({ situation }) => situation.marks)]) };
}

/** Points of one target, negatives taken away. */
export function pointsFor(hits: readonly CountedHit[], kind: CountedHit['kind'], target: string): number {
  return hits.filter((hit) => hit.kind === kind && hit.target === target).reduce((sum, { weight }) => sum + weight, 0);
}

function hitOf({ entry, first, last }: Match<Evidence>, reading: Reading, weights: Weights): CountedHit {
  const { kind, target, strength } = entry.named;
  const points = strength === 'negative' ? -weights.negative : weights[strength];
  const at = reading.words[first]?.at ?? 0;
  const end = reading.words[last]?.end ?? at;
  return {
    kind: kind === 'concept' ? 'marker' : kind,
    target,
    strength,
    subtype: null,
    concepts: [],
    term: entry.phrase.term,
    weight: kind === 'marker' ? 0 : points * factorOf(reading.where, weights),
    where: reading.where,
    found: reading.text.slice(at, end).replace(/\s+/g, ' '),
  };
}

function hitOfSituation({ situation, sign, where, found }: FoundSituation, weights: Weights): readonly CountedHit[] {
  const { says, points, subtype, id } = situation;
  if (!says) return [];
  const term = `${id}: ${sign.written}`;
  const weight = points * factorOf(where, weights);
  return [{ ...says, strength: 'situation', subtype, concepts: sign.all, term, weight, where, found }];
}

/** Weak signs of a flag add up; the same words are not two of them because two concepts know them. */
function withoutEchoes(hits: readonly CountedHit[]): readonly CountedHit[] {
  return hits.filter(
    (hit, place) =>
      !hits.some(
        (other, index) =>
          hit.kind === 'flag' &&
          other.target === hit.target &&
          other.where === hit.where &&
          other.found === hit.found &&
          hit.weight > 0 &&
          (other.weight > hit.weight || (other.weight === hit.weight && index < place)),
      ),
  );
}

/** What a place in the mail makes of the points of what stands there. */
export function factorOf(where: Hit['where'], weights: Weights): number {
  return where === 'body' ? 1 : weights[where];
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
    if (kind === 'marker' || strength === 'negative' || strength === 'situation') return true;
    const key = `${kind} ${target} ${strength}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most[strength];
  });
}
