import { DESK } from './desk.ts';
import { INTAKE } from './intake.ts';
import { OUTBOX } from './outbox.ts';
import { OUTSIDE } from './outside.ts';
import type { SourceMutant } from './source-mutant.ts';
import { TRIAGE } from './triage.ts';

/** Every promise that is taken out, in the order of a mail's way. */
export const SOURCE_MUTANTS: readonly SourceMutant[] = [...INTAKE, ...TRIAGE, ...OUTBOX, ...OUTSIDE, ...DESK];
