import type { HousePhrases, Release } from '../../rulebook/guard.ts';
import { matchesIn } from '../../triage/classify/matches.ts';
import { readingOf } from '../../triage/classify/reading.ts';
import { type Saying, say } from '../sayings/saying.ts';
import type { Around, Outgoing } from './check.ts';

/** A phrase of the house's list that was found; unlike the other checks each has a release of its own. */
export interface FoundPhrase {
  readonly why: Saying;
  readonly release: Release;
}

/** Phrases that no player should read from us (`rules/guard.yaml`), in the words found; each sort once. */
export function housePhrasesIn({ text }: Outgoing, { ticket, by, rulebook }: Around): readonly FoundPhrase[] {
  const reading = readingOf('body', text, []);
  const found = new Map<string, FoundPhrase>();
  for (const { entry, first, last } of matchesIn(reading, rulebook.guard.phrases)) {
    const { named } = entry;
    if (found.has(named.name) || !concerns(named, ticket.flags)) continue;
    const words = reading.text.slice(reading.words[first]?.at ?? 0, reading.words[last]?.end ?? 0);
    const why = named.why[by.languages[0] ?? 'en'] ?? named.why['en'] ?? named.name;
    found.set(named.name, { why: say('guard.phrase', { words, why }), release: named.release });
  }
  return [...found.values()];
}

function concerns({ flags }: HousePhrases, raised: readonly string[]): boolean {
  return flags.length === 0 || flags.some((flag) => raised.includes(flag));
}
