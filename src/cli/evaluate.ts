import type { Command } from 'commander';
import { figuresOf } from './evaluate/figures.ts';
import { figuresInWords } from './evaluate/in-words.ts';
import { judge } from './evaluate/judged.ts';
import { labelledMailsIn } from './evaluate/labelled-files.ts';
import { missesOf, missInWords } from './evaluate/misses.ts';
import { houseFrom } from './house.ts';
import { sayMistakes } from './settings.ts';
import type { Invocation } from './shell.ts';

/** `redress evaluate PATH...`: how well the rules do on labelled mails; shows no mail unless asked. */
export function evaluateCommand(program: Command, { shell, done }: Invocation): void {
  program
    .command('evaluate <path...>')
    .description('how well the rules do on labelled mails: categories, flags, languages, confidence')
    .option('--rules <folder>', 'another folder of rules than RULES_DIR names')
    .option('--misses', 'also every mail that went wrong, in full: not for held-out files')
    .option('--json', 'one JSON object a line: each figure, each miss')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], { rules, misses, json }: Options) => {
      const house = await houseFrom(shell, rules);
      const mails = await labelledMailsIn(paths, shell.directory);
      if (house.kind === 'mistaken' || mails.kind === 'mistaken') {
        sayMistakes(
          shell,
          [house, mails].flatMap((read) => (read.kind === 'mistaken' ? read.mistakes : [])),
        );
        done(2);
        return;
      }
      const judged = mails.value.map((mail) => judge(mail, house.value));
      const figures = figuresOf(judged, [...house.value.rulebook.flags.keys()]);
      const missed = misses ? missesOf(judged) : [];
      const lines = json
        ? [...figuresAsJson(figures), ...missed.map((miss) => JSON.stringify({ kind: 'miss', ...miss }))]
        : [...figuresInWords(figures), ...missed.flatMap(missInWords)];
      for (const line of lines) shell.out(line);
      done(0);
    });
}

interface Options {
  readonly rules?: string;
  readonly misses?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  redress evaluate tests/labelled/dev --misses
  redress evaluate --json --rules ./my-rules tests/labelled/held-out`;

function figuresAsJson(figures: ReturnType<typeof figuresOf>): readonly string[] {
  const { totals, difficulties, languages, confusion, flags, calibration } = figures;
  const kinds = { difficulty: difficulties, language: languages, confusion, flag: flags, calibration };
  return [
    JSON.stringify({ kind: 'totals', ...totals }),
    ...Object.entries(kinds).flatMap(([kind, rows]) => rows.map((row) => JSON.stringify({ kind, ...row }))),
  ];
}
