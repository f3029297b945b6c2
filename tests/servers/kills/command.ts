import { parseArgs } from 'node:util';
import { MUTANTS } from './mutants.ts';
import { type Outcome, type Round, runKills } from './run.ts';
import { isRight } from './verdict.ts';

/** `npm run kills -- --mails 1000 --kills 100 --seed 7 [--copies] [--mutant NAME]`: exit 0 when nothing was wrong, else 1. */
const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    copies: { type: 'boolean', default: false },
    mutant: { type: 'string' },
  },
});
const { mails, kills, seed } = { mails: Number(values.mails), kills: Number(values.kills), seed: Number(values.seed) };
const mutant = MUTANTS.find(({ name }) => name === values.mutant) ?? null;
if (values.mutant !== undefined && !mutant) {
  console.error(`there is no mutant ${values.mutant}; there are ${MUTANTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

console.log(
  `${mails} mails, ${kills} kills, seed ${seed}${values.copies ? ', with copies of letters' : ''}${mutant ? `, without ${mutant.what}` : ''}`,
);
const told = ({ kill, hands: { processing, sending } }: Round): void => {
  console.log(`  kill ${kill}: ${processing} mails and ${sending} letters in its hands`);
};
const outcome = await runKills({ mails, kills, seed, copies: values.copies ? 'kept' : 'none', mutant, told });
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
