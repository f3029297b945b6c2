import { type Column, tableOf } from '../listing.ts';
import type { Bin } from './calibration.ts';
import type { Figures, LanguageScore } from './figures.ts';
import type { FlagScore } from './flag-scores.ts';
import type { Score } from './scores.ts';

/** The figures for people: the totals in one line, then a table for each question. */
export function figuresInWords(figures: Figures): readonly string[] {
  const { difficulties, languages, flags, calibration } = figures;
  const columns = [...new Set(languages.flatMap(({ byDifficulty }) => Object.keys(byDifficulty)))].sort();
  return [
    totalsInWords(figures.totals),
    ...titled('By difficulty', tableOf(difficulties, [named('DIFFICULTY', ({ difficulty }) => difficulty), ...SCORE])),
    ...titled(
      'By language (right / right or acceptable, by difficulty)',
      tableOf(languages, [named('LANGUAGE', ({ lang }) => lang), ...SCORE, ...columns.map(difficultyColumn)]),
    ),
    ...titled('Labelled as (row), taken as (column)', confusionTable(figures)),
    ...titled('Flags', tableOf(flags, FLAG)),
    ...titled('Confidence', tableOf(calibration, BIN)),
  ];
}

export function totalsInWords({ mails, strict, acceptable, language, flags, ...totals }: Figures['totals']): string {
  return [
    `${mails} mails: category ${percent(strict)} strict, ${percent(acceptable)} with acceptable alternatives`,
    `flags found ${percent(flags.recall)}, right ${percent(flags.precision)}, false alarms on ${percent(totals.falseAlarms)} of mails`,
    `language ${percent(language)}`,
    `confidence off by ${percent(totals.calibrationError)}`,
  ].join('; ');
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

export function titled(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function named<Row>(title: string, of: (row: Row) => string): Column<Row> {
  return { title, of };
}

const SCORE: readonly Column<Score>[] = [
  { title: 'MAILS', of: ({ mails }) => String(mails) },
  { title: 'STRICT', of: ({ strict }) => percent(strict) },
  { title: 'ACCEPTABLE', of: ({ acceptable }) => percent(acceptable) },
  { title: 'FALSE ALARMS', of: ({ falseAlarms }) => percent(falseAlarms) },
  { title: 'LANGUAGE KNOWN', of: ({ language }) => percent(language) },
];

function difficultyColumn(difficulty: string): Column<LanguageScore> {
  return {
    title: difficulty.toUpperCase(),
    of: ({ byDifficulty }) => {
      const score = byDifficulty[difficulty];
      return score ? `${rounded(score.strict)} / ${rounded(score.acceptable)}` : '';
    },
  };
}

function rounded(share: number): string {
  return (share * 100).toFixed(0);
}

function confusionTable({ confusion }: Figures): readonly string[] {
  const taken = [...new Set(confusion.flatMap(({ as }) => Object.keys(as)))].sort();
  return tableOf(confusion, [
    named('LABELLED', ({ labelled }) => labelled),
    ...taken.map((category) => named<(typeof confusion)[number]>(category, ({ as }) => String(as[category] ?? '.'))),
  ]);
}

const FLAG: readonly Column<FlagScore>[] = [
  { title: 'FLAG', of: ({ flag }) => flag },
  { title: 'LABELLED', of: ({ labelled }) => String(labelled) },
  { title: 'FOUND', of: ({ found }) => String(found) },
  { title: 'RECALL', of: ({ labelled, recall }) => (labelled === 0 ? '' : percent(recall)) },
  { title: 'PRECISION', of: ({ precision }) => percent(precision) },
  { title: 'FALSE ALARMS', of: ({ alarms, falseAlarms }) => `${alarms} (${percent(falseAlarms)})` },
];

const BIN: readonly Column<Bin>[] = [
  { title: 'FROM', of: ({ from }) => from.toFixed(1) },
  { title: 'TO', of: ({ to }) => to.toFixed(1) },
  { title: 'MAILS', of: ({ mails }) => String(mails) },
  { title: 'SAID', of: ({ confidence }) => percent(confidence) },
  { title: 'RIGHT OR ACCEPTABLE', of: ({ right }) => percent(right) },
];
