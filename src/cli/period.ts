import type { Command } from 'commander';
import type { Period } from '../store/tickets/read.ts';
import type { Shell } from './shell.ts';
import { momentOf } from './values.ts';

/** The period that a person names; both ends may be left out. */
export interface PeriodOptions {
  readonly from?: Date;
  readonly until?: Date;
}

/** Adds `--from` and `--until` to a command about complaints that were received in a period. */
export function withPeriod(command: Command): Command {
  return command
    .option('--from <moment>', 'complaints received from then on; otherwise of the last 30 days', momentOf)
    .option('--until <moment>', 'and before then; otherwise until now', momentOf);
}

export function periodOf({ from, until }: PeriodOptions, { now }: Shell): Period {
  const end = until ?? now();
  return { from: from ?? new Date(end.getTime() - THIRTY_DAYS), until: end };
}

const THIRTY_DAYS = 30 * 86_400_000;
