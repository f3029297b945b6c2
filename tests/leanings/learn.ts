import { readFileSync, writeFileSync } from 'node:fs';
import { labelledMailsIn } from '../../src/cli/evaluate/labelled-files.ts';
import { sayMistake } from '../../src/rulebook/mistake.ts';
import { rulebook } from '../rooms/triage/classify/world.ts';
import { fitted } from './fitted.ts';
import { fittedFlag } from './fitted-flag.ts';
import { seenIn } from './seen.ts';
import { inYaml } from './in-yaml.ts';

/**
 * Learns `rules/leanings.yaml` from the labelled mails: `npm run leanings`, or with other paths behind `--`. What
 * comes out is decided by the mails and the rules alone. Never learn from the held-out parts.
 */
const FILE = 'rules/leanings.yaml';
const paths = process.argv.slice(2);
const mails = await labelledMailsIn(paths.length > 0 ? paths : ['tests/labelled/dev'], process.cwd());
if (mails.kind === 'mistaken') throw new Error(mails.mistakes.map(sayMistake).join('\n'));
const categories = [...rulebook.categories.map(({ id }) => id), 'other'];
/** Flags that concepts lean to, and which share of mails may be false alarms: most where a late answer costs a life. */
const BEARABLE = {
  self_harm: 0.004,
  fraud_ato: 0.002,
  minor: 0.002,
  self_exclusion: 0.002,
  problem_gambling: 0.002,
  regulator: 0.001,
  data_protection: 0.001,
  appeal: 0.003,
  status_chaser: 0.004,
};
const seen = seenIn(mails.value, rulebook);
const flags = new Map(Object.entries(BEARABLE).map(([flag, bearable]) => [flag, fittedFlag(seen, flag, bearable)]));
const [head = ''] = readFileSync(FILE, 'utf8').split(/^(?:raises|leanings):/m);
writeFileSync(FILE, `${head}${inYaml(fitted(seen, categories), flags)}`);
