import type { Judged } from './judged.ts';
import { shareOf } from './scores.ts';

/** How reliably one flag is raised. */
export interface FlagScore {
  readonly flag: string;
  /** Mails that must raise it, and those of them that did. */
  readonly labelled: number;
  readonly found: number;
  readonly recall: number;
  readonly precision: number;
  /** Mails that raised it and must not. */
  readonly alarms: number;
  /** The same as a share of all mails. */
  readonly falseAlarms: number;
}

/** One score for each flag that was asked for or raised, in the order in which the rulebook has them. */
export function flagScoresOf(judged: readonly Judged[], order: readonly string[]): readonly FlagScore[] {
  const names = new Set(judged.flatMap(({ mail, alarms }) => [...mail.flags, ...alarms]));
  const known = order.filter((flag) => names.has(flag));
  const strangers = [...names].filter((flag) => !order.includes(flag)).sort();
  return [...known, ...strangers].map((flag) => flagScoreOf(flag, judged));
}

/** All flags together, each raising of one counted by itself. */
export function allFlagsOf(scores: readonly FlagScore[], mails: number): Omit<FlagScore, 'flag'> {
  const sum = (of: (score: FlagScore) => number): number => scores.reduce((total, score) => total + of(score), 0);
  return scoreFrom(
    sum(({ labelled }) => labelled),
    sum(({ found }) => found),
    sum(({ alarms }) => alarms),
    mails,
  );
}

function flagScoreOf(flag: string, judged: readonly Judged[]): FlagScore {
  const labelled = judged.filter(({ mail }) => mail.flags.includes(flag));
  const missed = labelled.filter((one) => one.missed.includes(flag)).length;
  const alarms = judged.filter((one) => one.alarms.includes(flag)).length;
  return { flag, ...scoreFrom(labelled.length, labelled.length - missed, alarms, judged.length) };
}

function scoreFrom(labelled: number, found: number, alarms: number, mails: number): Omit<FlagScore, 'flag'> {
  return {
    labelled,
    found,
    recall: shareOf(found, labelled),
    precision: shareOf(found, found + alarms),
    alarms,
    falseAlarms: mails === 0 ? 0 : alarms / mails,
  };
}
