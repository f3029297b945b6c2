import { type Bin, binsOf, calibrationError } from './calibration.ts';
import { allFlagsOf, type FlagScore, flagScoresOf } from './flag-scores.ts';
import type { Judged } from './judged.ts';
import { confusionOf, groupsBy, type Score, scoreOf } from './scores.ts';

/** How well the rules do on labelled mails: counts and shares only, not a word of the mails. */
export interface Figures {
  readonly totals: Score & {
    readonly flags: Omit<FlagScore, 'flag'>;
    /** Mean distance between confidence and what was right. */
    readonly calibrationError: number;
  };
  readonly difficulties: readonly (Score & { readonly difficulty: string })[];
  readonly languages: readonly LanguageScore[];
  readonly confusion: ReturnType<typeof confusionOf>;
  readonly flags: readonly FlagScore[];
  readonly calibration: readonly Bin[];
}

export interface LanguageScore extends Score {
  readonly lang: string;
  readonly byDifficulty: Readonly<Record<string, Score>>;
}

export function figuresOf(judged: readonly Judged[], flagOrder: readonly string[]): Figures {
  const flags = flagScoresOf(judged, flagOrder);
  const calibration = binsOf(judged);
  return {
    totals: {
      ...scoreOf(judged),
      flags: allFlagsOf(flags, judged.length),
      calibrationError: calibrationError(calibration),
    },
    difficulties: groupsBy(judged, ({ mail }) => mail.difficulty).map(({ name, judged: own }) => ({
      difficulty: name,
      ...scoreOf(own),
    })),
    languages: groupsBy(judged, ({ mail }) => mail.lang).map(({ name, judged: own }) => ({
      lang: name,
      ...scoreOf(own),
      byDifficulty: Object.fromEntries(
        groupsBy(own, ({ mail }) => mail.difficulty).map((group) => [group.name, scoreOf(group.judged)]),
      ),
    })),
    confusion: confusionOf(judged),
    flags,
    calibration,
  };
}
