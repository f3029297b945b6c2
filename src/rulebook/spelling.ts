import type { Phrase } from './phrase.ts';

/**
 * The long words of a language's phrases, so that a mistyped one is still read: `widthdrawal`, `acount`. One slip (a
 * letter too many, too few, wrong, or two swapped) is forgiven in words of seven letters that begin alike.
 */
export interface Spelling {
  /** Words that stand in a phrase as they are. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Long words and stems by what is left of them without one letter, and by themselves. */
  readonly byRest: Shelves;
  readonly stemsByRest: Shelves;
  readonly longestStem: number;
  /** What the language writes in front of a word without a space, the longest first: «و» and, «ال» the. */
  readonly attached: readonly string[];
  /** Endings that are spoken or typed for others: French `demander` for `demandé`, Persian «کنین» for «کنید». */
  readonly endings: readonly (readonly [written: string, meant: string])[];
}

type Shelves = ReadonlyMap<string, readonly string[]>;

export function spellingOf(
  phrases: Iterable<Phrase>,
  particles: readonly string[],
  endings: Spelling['endings'] = [],
): Spelling {
  const words = new Set<string>();
  const stems = new Set<string>();
  for (const { parts } of phrases)
    for (const part of parts) {
      if (part.kind === 'word') words.add(part.word);
      if (part.kind === 'stem') stems.add(part.stem);
    }
  const longestStem = [...stems].reduce((longest, { length }) => Math.max(longest, length), 0);
  const attached = [...particles].sort((a, b) => b.length - a.length);
  let ofWords: Shelves | undefined;
  let ofStems: Shelves | undefined;
  return {
    words,
    stems,
    // Shelves of three hundred thousand rests: made for the languages that somebody writes in, when he does.
    get byRest() {
      return (ofWords ??= byRest(words));
    },
    get stemsByRest() {
      return (ofStems ??= byRest(stems));
    },
    longestStem,
    attached,
    endings,
  };
}

/** The word of the language that was meant, or null when the word is known, short, or like none. */
export function meantWord(word: string, spelling: Spelling): string | null {
  if (word.length < SHORTEST - 1 || knowsWord(word, spelling)) return null;
  const whole = nearest(word, spelling.byRest);
  if (whole !== null) return whole;
  const upTo = Math.min(word.length, spelling.longestStem + 1);
  for (let length = upTo; length >= SHORTEST - 1; length -= 1) {
    const stem = nearest(word.slice(0, length), spelling.stemsByRest);
    if (stem !== null) return stem + word.slice(length);
  }
  return null;
}

/** The word without each of the particles that may stand in front of it, when enough of it is left to be a word. */
export function withoutParticles(word: string, { attached }: Spelling): readonly string[] {
  return attached
    .filter((particle) => word.startsWith(particle) && word.length >= particle.length + SHORTEST_BARE)
    .map((particle) => word.slice(particle.length));
}

/** The word with the ending that was meant instead of the one that is spoken or typed. */
export function withMeantEndings(word: string, { endings }: Spelling): readonly string[] {
  return endings
    .filter(([written]) => word.endsWith(written) && word.length >= written.length + SHORTEST_BARE)
    .map(([written, meant]) => word.slice(0, -written.length) + meant);
}

const SHORTEST_BARE = 3;
const SHORTEST = 7;

/** Whether a phrase of the language holds the word, or a stem that it begins with. */
export function knowsWord(word: string, { words, stems, longestStem }: Spelling): boolean {
  if (words.has(word)) return true;
  for (let length = Math.min(word.length, longestStem); length >= 2; length -= 1)
    if (stems.has(word.slice(0, length))) return true;
  return false;
}

/** One of twenty thousand letters would take seconds to compare, and nobody's phrases hold its like. */
const LONGEST = 60;

function nearest(word: string, known: ReadonlyMap<string, readonly string[]>): string | null {
  if (word.length > LONGEST) return null;
  for (const rest of [word, ...restsOf(word)]) {
    const meant = known.get(rest)?.find((candidate) => isOneSlipFrom(word, candidate));
    if (meant !== undefined) return meant;
  }
  return null;
}

function byRest(words: ReadonlySet<string>): Shelves {
  const shelves = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    for (const rest of [word, ...restsOf(word)]) {
      const shelf = shelves.get(rest);
      if (shelf) shelf.push(word);
      else shelves.set(rest, [word]);
    }
  }
  return shelves;
}

/** The word without each of its letters but the first. */
function restsOf(word: string): readonly string[] {
  return Array.from({ length: word.length - 1 }, (_, place) => word.slice(0, place + 1) + word.slice(place + 2));
}

/** Damerau's distance of one. */
function isOneSlipFrom(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1) return false;
  let same = 0;
  while (same < written.length && written[same] === meant[same]) same += 1;
  if (same === 0) return false;
  const [left, right] = [written.slice(same), meant.slice(same)];
  const isSwap = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1) || isSwap;
}
