import type { Judged } from './judged.ts';
import { shareOf } from './scores.ts';

/** Mails of about the same confidence: it is honest when as many are right as it says. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly mails: number;
  /** Mean of what was said. */
  readonly confidence: number;
  /** Share that is right, acceptable alternatives counted. */
  readonly right: number;
}

const TENTHS = 10;

export function binsOf(judged: readonly Judged[]): readonly Bin[] {
  return Array.from({ length: TENTHS }, (_, index) => binOf(index, judged)).filter(({ mails }) => mails > 0);
}

/** Mean distance between what confidence said and what was right, weighed by mails (expected calibration error). */
export function calibrationError(bins: readonly Bin[]): number {
  const mails = bins.reduce((sum, bin) => sum + bin.mails, 0);
  const off = bins.reduce((sum, { mails: own, confidence, right }) => sum + own * Math.abs(confidence - right), 0);
  return mails === 0 ? 0 : off / mails;
}

function binOf(index: number, judged: readonly Judged[]): Bin {
  const own = judged.filter(({ assessment }) => tenthOf(assessment.classification.confidence) === index);
  const sum = own.reduce((total, { assessment }) => total + assessment.classification.confidence, 0);
  return {
    from: index / TENTHS,
    to: (index + 1) / TENTHS,
    mails: own.length,
    confidence: own.length === 0 ? 0 : sum / own.length,
    right: shareOf(own.filter(({ acceptable }) => acceptable).length, own.length),
  };
}

function tenthOf(confidence: number): number {
  return Math.min(TENTHS - 1, Math.floor(confidence * TENTHS));
}
