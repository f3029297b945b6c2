/**
 * Numbers as people write them: groups of digits over spaces, dashes, dots, line breaks and markup. Characters that
 * nobody sees (zero width, direction) do not part a group, so that a number broken by them is still one.
 */
export interface NumberRun {
  readonly groups: readonly DigitGroup[];
}

export interface DigitGroup {
  readonly digits: string;
  readonly at: number;
  readonly end: number;
  /** What parts it from the group before: runs of one writing have one and the same; `''` for the first. */
  readonly gap: string;
}

/** All runs of a text whose digits are western, in order. */
export function numberRuns(text: string): readonly NumberRun[] {
  const runs: DigitGroup[][] = [];
  let last: DigitGroup | undefined;
  for (const match of text.matchAll(/\d+/g)) {
    const gap =
      last && !isMinutes(last, text) ? text.slice(last.end, Math.min(match.index, last.end + LONGEST_GAP + 1)) : null;
    const group = { digits: match[0], at: match.index, end: match.index + match[0].length, gap: gap ?? '' };
    last = place(runs, group, gap);
  }
  return runs.map((groups) => ({ groups }));
}

/** `40` of `21:40`: a time of day never goes on as another number. */
function isMinutes(group: DigitGroup, text: string): boolean {
  return group.digits.length === 2 && text.charAt(group.at - 1) === ':';
}

const LONGEST_GAP = 80;
const UNSEEN = String.raw`[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|&(?:shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace|#8203|#x200b);|<wbr\/?>`;
const PARTING = String.raw`[\s.\-_\u2010-\u2015\u2212\u00b7]|\n>|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);|<\/?[a-z][^<>]{0,60}>`;
const ONLY_UNSEEN = new RegExp(`^(?:${UNSEEN}){1,12}$`, 'i');
const ONLY_PARTING = new RegExp(`^(?:${UNSEEN}|${PARTING}){1,12}$`, 'i');

/** Puts a group into the run it belongs to; returns the group that the next one is compared with. */
function place(runs: DigitGroup[][], group: DigitGroup, gap: string | null): DigitGroup {
  const run = runs.at(-1);
  const before = run?.at(-1);
  if (!run || !before || gap === null || gap.length > LONGEST_GAP) return begin(runs, group);
  if (gap === ' ') return goOn(run, group, gap);
  if (ONLY_UNSEEN.test(gap)) {
    const whole = { ...before, digits: before.digits + group.digits, end: group.end };
    run[run.length - 1] = whole;
    return whole;
  }
  if (!ONLY_PARTING.test(gap)) return begin(runs, group);
  return goOn(run, group, gap.replace(/[\u200b-\u200f\u2060\ufeff]/g, ''));
}

function goOn(run: DigitGroup[], group: DigitGroup, gap: string): DigitGroup {
  run.push({ ...group, gap });
  return group;
}

function begin(runs: DigitGroup[][], group: DigitGroup): DigitGroup {
  runs.push([{ ...group, gap: '' }]);
  return group;
}
