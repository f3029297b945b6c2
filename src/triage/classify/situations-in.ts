import type { Nearness, Sign, Situation } from '../../rulebook/situations.ts';
import type { Hit } from './classification.ts';
import type { Findings, Place } from './findings.ts';

/** A situation that a mail tells of, and the words that told. */
export interface FoundSituation {
  readonly situation: Situation;
  readonly sign: Sign;
  readonly where: Hit['where'];
  readonly found: string;
}

/** What stands for a whole mail, beside the text in which a sign is looked for. */
interface Circumstances {
  readonly subject: Findings | undefined;
  /** Concepts that hold without a word. */
  readonly given: ReadonlySet<string>;
}

/**
 * Every situation that the concepts of a mail make up, with those that hold without a word (it answers a mail of
 * ours); each once, by its first sign, the subject first.
 */
export function situationsIn(
  situations: readonly Situation[],
  texts: readonly Findings[],
  given: ReadonlySet<string>,
): readonly FoundSituation[] {
  const circumstances = { subject: texts.find(({ reading }) => reading.where === 'subject'), given };
  return situations.flatMap((situation) => {
    for (const findings of texts)
      for (const sign of situation.signs) {
        const places = placesOf(sign, situation.within, findings, circumstances);
        if (!places) continue;
        const { where } = findings.reading;
        return [{ situation, sign, where, found: places.map((place) => wordsAt(place, findings)).join(' … ') }];
      }
    return [];
  });
}

/** Where the concepts of a sign stand together in a text; those that only the subject holds are left out. */
function placesOf(
  sign: Sign,
  within: Nearness,
  text: Findings,
  { subject, given }: Circumstances,
): readonly Place[] | null {
  const beside = within === 'sentence' ? undefined : subject?.concepts;
  // Most signs end here: this is gone through a few hundred times for each text.
  for (const concept of sign.all)
    if (!text.concepts.has(concept) && !given.has(concept) && !beside?.has(concept)) return null;
  for (const concept of sign.none) if (given.has(concept)) return null;
  const here = sign.all.filter((concept) => text.concepts.has(concept));
  const [lead, ...others] = here;
  if (lead === undefined) return null;
  for (const place of text.concepts.get(lead) ?? []) {
    const places = [place];
    for (const concept of others) {
      const near = nearestTo(places, concept, within, text);
      if (near) places.push(near);
    }
    if (places.length === here.length && !sign.none.some((concept) => stands(concept, places, within, text)))
      return places;
  }
  return null;
}

/** Words that may lie between two concepts that belong together. */
const REACH: Readonly<Record<Nearness, number>> = { sentence: 25, neighbours: 35, mail: Infinity };
const SENTENCES: Readonly<Record<Nearness, number>> = { sentence: 0, neighbours: 1, mail: Infinity };

/** The place of a concept that is nearest to the first of those taken, none of whose words it may share. */
function nearestTo(
  taken: readonly Place[],
  concept: string,
  within: Nearness,
  { concepts, reading }: Findings,
): Place | null {
  const [lead] = taken;
  if (!lead) return null;
  const sentence = reading.sentences[lead.first] ?? 0;
  let best: Place | null = null;
  for (const place of concepts.get(concept) ?? []) {
    if (distance(place, lead) > REACH[within] || (best && distance(place, lead) >= distance(best, lead))) continue;
    if (Math.abs((reading.sentences[place.first] ?? 0) - sentence) > SENTENCES[within]) continue;
    if (!taken.some((other) => place.first <= other.last && other.first <= place.last)) best = place;
  }
  return best;
}

function distance(a: Place, b: Place): number {
  return Math.abs(a.first - b.first);
}

/** Whether a concept stands in the sentences that the places cover. */
function stands(concept: string, places: readonly Place[], within: Nearness, { concepts, reading }: Findings): boolean {
  const numbers = places.map(({ first }) => reading.sentences[first] ?? 0);
  const [from, to] = within === 'mail' ? [0, Infinity] : [Math.min(...numbers), Math.max(...numbers)];
  return (concepts.get(concept) ?? []).some(({ first }) => {
    const sentence = reading.sentences[first] ?? 0;
    return sentence >= from && sentence <= to;
  });
}

function wordsAt({ first, last }: Place, { reading }: Findings): string {
  const at = reading.words[first]?.at ?? 0;
  return reading.text.slice(at, reading.words[last]?.end ?? at).replace(/\s+/g, ' ');
}
