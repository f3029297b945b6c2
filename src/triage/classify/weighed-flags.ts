import type { Flag } from '../../rulebook/flags.ts';
import type { Leanings, Raise } from '../../rulebook/leanings.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Hit } from './classification.ts';
import { countedFor } from './flags-of.ts';
import type { CountedHit } from './tally.ts';

/**
 * What leanings add to what a mail tells of its flags: a passage that leans far enough is worth what raises the flag,
 * unless the mail tells against it; and where no passage leans far enough, what is told is doubted and taken away.
 */
export function weighedFlags(
  leanings: readonly Hit[],
  told: readonly CountedHit[],
  { leanings: { raises, points }, flags }: Pick<Rulebook, 'leanings' | 'flags'>,
): readonly CountedHit[] {
  return [...raises].flatMap(([name, raise]): readonly CountedHit[] => {
    const flag = flags.get(name);
    if (!flag) return [];
    const lean = leanings.find(({ target }) => target === name);
    const own = countedFor(name, flag, told);
    if (lean && lean.weight >= raise.alone) return [asFlag(lean, own.some(isAgainst) ? 0 : flag.threshold)];
    return isDoubtful(own, flag, points) ? doubted(own, lean?.weight ?? 0, raise, flag.threshold) : [];
  });
}

function isAgainst({ weight }: CountedHit): boolean {
  return weight < 0;
}

/**
 * The plain words of a flag that calls people at once are never doubted, and nothing is by somebody's new concept, of
 * which no leaning has been learned.
 */
function isDoubtful(own: readonly CountedHit[], flag: Flag, learned: Leanings['points']): boolean {
  return own
    .filter(({ weight }) => weight > 0)
    .every(
      ({ strength, concepts }) =>
        !(flag.page && strength === 'strong') && concepts.every((concept) => learned.has(concept)),
    );
}

function doubted(
  own: readonly CountedHit[],
  leaning: number,
  { beside }: Raise,
  threshold: number,
): readonly CountedHit[] {
  const [first] = own;
  const sum = own.reduce((all, { weight }) => all + weight, 0);
  if (!first || sum < threshold || leaning >= beside) return [];
  return [asFlag({ ...first, term: `doubted: leans ${leaning} of ${beside}` }, -sum)];
}

function asFlag(hit: Hit, weight: number): CountedHit {
  return { ...hit, weight, kind: 'flag', strength: 'situation', subtype: null, concepts: [] };
}
