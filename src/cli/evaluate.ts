import type { Command } from 'commander';
import { type Counted, censusOf } from './evaluate/census.ts';
import { censusInWords, coverageInWords } from './evaluate/census-in-words.ts';
import { type Figures, figuresOf } from './evaluate/figures.ts';
import { figuresInWords } from './evaluate/in-words.ts';
import { judge } from './evaluate/judged.ts';
import { labelledMailsIn } from './evaluate/labelled-files.ts';
import { type Miss, missesOf, missInWords } from './evaluate/misses.ts';
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
    .option('--phrases', 'also every phrase: how often it was found and was right, or that it never was found')
    .option('--json', 'one JSON object a line: each figure, each miss')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], { rules, misses, phrases, json }: Options) => {
      const house = await houseFrom(shell, { rules });
      const mails = await labelledMailsIn(paths, shell.directory);
      if (house.kind === 'mistaken' || mails.kind === 'mistaken') {
        sayMistakes(
          shell,
          [house, mails].flatMap((read) => (read.kind === 'mistaken' ? read.mistakes : [])),
        );
        done(2);
        return;
      }
      const begun = performance.now();
      const judged = mails.value.map((mail) => judge(mail, house.value));
      const found: Found = {
        figures: figuresOf(judged, [...house.value.rulebook.flags.keys()]),
        milliseconds: (performance.now() - begun) / Math.max(1, judged.length),
        census: censusOf(judged, house.value.rulebook),
        misses: misses ? missesOf(judged) : [],
      };
      for (const line of (json ? asJson : inWords)(found, phrases ? 'phrases' : 'no phrases')) shell.out(line);
      done(0);
    });
}

interface Options {
  readonly rules?: string;
  readonly misses?: boolean;
  readonly phrases?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  redress evaluate tests/labelled/dev --misses
  redress evaluate --json --rules ./my-rules tests/labelled/held-out`;

interface Found {
  readonly figures: Figures;
  /** For one mail. */
  readonly milliseconds: number;
  readonly census: readonly Counted[];
  readonly misses: readonly Miss[];
}

type Detail = 'phrases' | 'no phrases';

function inWords({ figures, milliseconds, census, misses }: Found, detail: Detail): readonly string[] {
  const [totals = '', ...tables] = figuresInWords(figures);
  return [
    `${totals}; ${milliseconds.toFixed(1)} ms a mail`,
    ...tables,
    ...coverageInWords(census),
    ...(detail === 'phrases' ? censusInWords(census) : []),
    ...misses.flatMap(missInWords),
  ];
}

function asJson({ figures, milliseconds, census, misses }: Found, detail: Detail): readonly string[] {
  const { totals, difficulties, languages, confusion, flags, calibration } = figures;
  const kinds = { difficulty: difficulties, language: languages, confusion, flag: flags, calibration };
  const rows = { ...kinds, phrase: detail === 'phrases' ? census : [], miss: misses };
  return [
    JSON.stringify({ kind: 'totals', ...totals, milliseconds }),
    ...Object.entries(rows).flatMap(([kind, some]) => some.map((row) => JSON.stringify({ kind, ...row }))),
  ];
}
