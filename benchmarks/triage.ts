import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { readHouseFiles } from '../src/daemon/house-files.ts';
import { judge } from '../src/cli/evaluate/judged.ts';
import type { LabelledMail } from '../src/cli/evaluate/labelled.ts';
import { labelledMailsIn } from '../src/cli/evaluate/labelled-files.ts';
import { houseFrom } from '../src/cli/house.ts';
import type { Shell } from '../src/cli/shell.ts';
import { tableOf } from '../src/cli/listing.ts';
import type { Read } from '../src/rulebook/mistake.ts';
import { classify } from '../src/triage/classify/classify.ts';
import { plainSearch } from './plain-search.ts';

/**
 * Time that triage takes for one mail (masking, language, classification, facts, evidence), by language, beside a plain
 * search for the same phrases in the same run: the ratio says more than the milliseconds of one machine on one day. The
 * row `untold` is the classification of the same mails when nothing tells their language and all rules are looked through.
 */
const WARM_UP = 2;
const ROUNDS = 5;
const out = (line: string): void => console.log(line);
const top = fileURLToPath(new URL('..', import.meta.url));
const shell: Shell = {
  env: {},
  directory: top,
  out,
  err: out,
  now: () => new Date(),
  stop: new AbortController().signal,
  database: null,
  sandbox: async () => Promise.resolve(1),
};
const house = sure(await houseFrom(shell));
const mails = sure(await labelledMailsIn(['tests/labelled'], top));

const begun = performance.now();
sure(await readHouseFiles(`${top}rules`, `${top}templates`));
out(`rules and templates are read in ${(performance.now() - begun).toFixed(0)} ms`);

const languages = [...new Set(mails.map(({ lang }) => lang))].sort();
const rows = languages.map((lang) => {
  const own = mails.filter((mail) => mail.lang === lang);
  const search = plainSearch(lang, house.rulebook);
  return {
    lang,
    mails: own.length,
    triage: timesOf(own, (mail) => judge(mail, house)),
    plain: timesOf(own, ({ subject, body }) => search(`${subject}\n${body}`)),
  };
});
const untold = {
  lang: 'untold',
  mails: mails.length,
  triage: timesOf(mails, ({ subject, body }) =>
    classify({ subject, body, language: null, attachmentNames: [], isReply: false, form: {} }, house.rulebook),
  ),
  plain: rows.flatMap(({ plain }) => plain),
};
const all = rows.flatMap(({ triage }) => triage);
const plain = rows.flatMap((row) => row.plain);
const columns = ['LANGUAGE', 'MAILS', 'MEDIAN ms', '99 % WITHIN ms', 'PLAIN SEARCH ms', 'RATIO'];
const lines = [
  ...[...rows, untold].map((row) => lineOf(row.lang, row.mails, row.triage, row.plain)),
  lineOf('all', mails.length, all, plain),
];
for (const line of tableOf(
  lines,
  columns.map((title, index) => ({ title, of: (cells) => cells[index] ?? '' })),
))
  out(line);

/**
 * Milliseconds for each mail: the best of several rounds, so that what else the machine does is not counted; the first
 * rounds are for the engine to warm up.
 */
function timesOf(some: readonly LabelledMail[], work: (mail: LabelledMail) => unknown): readonly number[] {
  const best = some.map(() => Infinity);
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const [index, mail] of some.entries()) {
      const start = performance.now();
      work(mail);
      if (round >= 0) best[index] = Math.min(best[index] ?? Infinity, performance.now() - start);
    }
  return best;
}

function lineOf(name: string, count: number, triage: readonly number[], search: readonly number[]): readonly string[] {
  const [median, beside] = [portion(triage, 0.5), portion(search, 0.5)];
  const ratio = (median / beside).toFixed(1);
  return [name, String(count), median.toFixed(2), portion(triage, 0.99).toFixed(2), beside.toFixed(3), ratio];
}

function portion(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function sure<T>(read: Read<T>): T {
  if (read.kind === 'sound') return read.value;
  throw new Error(JSON.stringify(read.mistakes.slice(0, 5)));
}
