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
/** Where being told too late is worse than being told once too often. */
const FLAGS = ['self_harm', 'fraud_ato', 'minor', 'self_exclusion', 'problem_gambling'];
const seen = seenIn(mails.value, rulebook);
const flags = new Map(FLAGS.map((flag) => [flag, fittedFlag(seen, flag)]));
const [head = ''] = readFileSync(FILE, 'utf8').split(/^(?:least|leanings):/m);
writeFileSync(FILE, `${head}${inYaml(fitted(seen, categories), flags)}`);
