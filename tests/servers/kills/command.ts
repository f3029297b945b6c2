import { Command, Option } from 'commander';
import { countOf } from '../../../src/cli/values.ts';
import { MUTANTS } from './mutants.ts';
import { type Outcome, type Round, runKills } from './run.ts';
import { isRight } from './verdict.ts';

const NONE = 'none';
const { mails, kills, seed, copies, mutant } = new Command('npm run kills --')
  .description('kill the daemon again and again while mail comes in (reliability T2); 0 when nothing was wrong, else 1')
  .option('--mails <count>', 'mails that come in', countOf, 1_000)
  .option('--kills <count>', 'kills', countOf, 100)
  .option('--seed <number>', 'decides all that is drawn', countOf, (Date.now() % 1_000_000) + 1)
  .option('--copies', 'keep a copy of every letter, which proves that it left', false)
  .addOption(
    new Option('--mutant <name>', 'what is taken away from the program')
      .choices([NONE, ...MUTANTS.map(({ name }) => name)])
      .default(NONE),
  )
  .parse()
  .opts<{ mails: number; kills: number; seed: number; copies: boolean; mutant: string }>();
const missing = MUTANTS.find(({ name }) => name === mutant) ?? null;

console.log(
  `${mails} mails, ${kills} kills, seed ${seed}${copies ? ', with copies of letters' : ''}${missing ? `, without ${missing.what}` : ''}`,
);
const told = ({ kill, hands: { processing, sending } }: Round): void => {
  console.log(`  kill ${kill}: ${processing} mails and ${sending} letters in its hands`);
};
const outcome = await runKills({ mails, kills, seed, copies: copies ? 'kept' : 'none', mutant: missing, told });
tell(outcome);
process.exitCode = outcome.isDrained && isRight(outcome.verdict) ? 0 : 1;

function tell({ verdict, delivered, atWork, isDrained, seconds }: Outcome): void {
  const kinds = [...new Set(delivered.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => `${delivered.filter((mail) => mail.kind === kind).length} ${kind}`);
  console.log(`delivered ${delivered.length}: ${counts.join(', ')}`);
  console.log(`${atWork} of ${kills} kills met it at work; ${Math.round(seconds)} s`);
  for (const [what, count] of Object.entries(verdict.wrong)) console.log(`${String(count).padStart(6)} ${what}`);
  const { acknowledgements, others } = verdict.repeated;
  console.log(`${String(acknowledgements).padStart(6)} acknowledgements sent again under the same Message-ID`);
  console.log(`${String(others).padStart(6)} other letters sent again under the same Message-ID`);
  for (const example of verdict.examples) console.log(`       ${example}`);
  if (!isDrained) console.log('it did not come to rest');
}
