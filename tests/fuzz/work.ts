import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsIn, slownessOf } from '../hostile/faults.ts';
import { type Considered, type Intake, openIntake } from '../hostile/intake.ts';
import { randomFrom } from '../hostile/random.ts';
import { type Mutant, mutantFrom } from './mutate.ts';
import { type Seed, seedFiles, seedsOnTicket } from './seeds.ts';

/** What a worker tells. */
export type Told =
  | { readonly kind: 'at'; readonly number: number }
  | {
      readonly kind: 'ended';
      readonly number: number;
      readonly how: string;
      readonly ms: number;
      readonly faults: readonly string[];
    }
  | { readonly kind: 'done' };

/** Every `step`th case from `first` on, in this process; says where it is before each, for it may not come back. */
export async function work({
  seed,
  count,
  first,
  step,
}: {
  seed: number;
  count: number;
  first: number;
  step: number;
}): Promise<void> {
  const { intake, seeds } = await prepared();
  for (let number = first; number < count; number += step) {
    tell({ kind: 'at', number });
    const { considered, faults } = await tryOne(intake, mutantOf(seed, number, seeds));
    const how = considered ? `${considered.handled.answer.outcome} (${considered.message.reading.by})` : 'threw';
    const ms = considered ? considered.took.reading + considered.took.deciding : 0;
    tell({ kind: 'ended', number, how, ms, faults });
  }
  await intake.close();
  tell({ kind: 'done' });
  process.disconnect();
}

/** One case again, with everything that is known of it; true when it has no fault. */
export async function repeatOne(seed: number, number: number, out: string): Promise<boolean> {
  const { intake, seeds } = await prepared();
  const mutant = mutantOf(seed, number, seeds);
  const { considered, faults } = await tryOne(intake, mutant);
  await intake.close();
  await keepMails(seed, [number], out);
  console.log(`${mutant.recipe}\n${mutant.raw.length} bytes, in ${out}`);
  if (considered) console.log(considered.handled.answer.outcome, considered.message.reading, considered.took);
  console.log(faults.length === 0 ? 'no fault' : faults.join('\n'));
  return faults.length === 0;
}

/** Writes the mails of cases, at most a hundred. */
export async function keepMails(seed: number, numbers: readonly number[], out: string): Promise<void> {
  if (numbers.length === 0) return;
  const { intake, seeds } = await prepared();
  await intake.close();
  mkdirSync(out, { recursive: true });
  for (const number of numbers.slice(0, 100)) {
    writeFileSync(join(out, `seed-${seed}-number-${number}.eml`), mutantOf(seed, number, seeds).raw);
  }
}

function tell(told: Told): void {
  process.send?.(told);
}

async function prepared(): Promise<{ intake: Intake; seeds: readonly Seed[] }> {
  const intake = await openIntake();
  const onTicket = await seedsOnTicket(intake);
  // Mails that reach a ticket are few and go deepest, so each stands fifteen times among the others.
  return { intake, seeds: [...seedFiles(), ...Array.from({ length: 15 }, () => onTicket).flat()] };
}

function mutantOf(seed: number, number: number, seeds: readonly Seed[]): Mutant {
  return mutantFrom(seeds, randomFrom(seed, number));
}

async function tryOne(
  intake: Intake,
  { raw }: Mutant,
): Promise<{ considered: Considered | null; faults: readonly string[] }> {
  try {
    const considered = await intake.consider(raw);
    const slow = slownessOf(considered).length > 0 ? slownessOf(await intake.consider(raw)) : [];
    return { considered, faults: [...faultsIn(considered, intake.house), ...slow] };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : 'no error';
    return { considered: null, faults: [`threw ${stack.split('\n').slice(0, 3).join(' ')}`] };
  }
}
