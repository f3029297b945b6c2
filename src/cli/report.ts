import type { Command } from 'commander';
import { figures as storeFigures, type StoreFigures } from '../store/figures.ts';
import { ticketsOpened } from '../store/tickets/read.ts';
import type { OutsideMail } from '../ticket/states/outside.ts';
import { houseFrom } from './house.ts';
import { type Column, printListing } from './listing.ts';
import { type PeriodOptions, periodOf, withPeriod } from './period.ts';
import { type CaseFacts, caseFactsOf } from './report/case-facts.ts';
import type { Figure } from './report/figure.ts';
import { outcomes } from './report/outcomes.ts';
import { outsideBodies } from './report/outside-bodies.ts';
import { quality } from './report/quality.ts';
import { times } from './report/times.ts';
import { volume } from './report/volume.ts';
import { sayMistakes } from './settings.ts';
import type { Invocation } from './shell.ts';
import { withDatabase } from './with-database.ts';

/** `redress report`: figures about the complaints that were received in a period, and what is pending now. */
export function reportCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  withPeriod(program.command('report'))
    .description('figures: volume, waiting times, dates kept, outcomes, appeals, effort; over complaints of a period')
    .option('--json', 'one JSON object for each figure')
    .addHelpText('after', '\nExample:\n  redress report --from 2026-10-01 --until 2026-11-01')
    .action(async ({ json, ...written }: PeriodOptions & { readonly json?: boolean }) => {
      const house = await houseFrom(shell);
      if (house.kind === 'mistaken') {
        sayMistakes(shell, house.mistakes);
        done(2);
        return;
      }
      const { rulebook } = house.value;
      await withDatabase(invocation, async (database) => {
        const period = periodOf(written, shell);
        const cases: CaseFacts[] = [];
        const outside: OutsideMail[] = [];
        for await (const stored of ticketsOpened(database, period)) {
          if (stored.ticket.queue === 'players') cases.push(caseFactsOf(stored, shell.now(), rulebook));
          outside.push(...stored.ticket.life.outside);
        }
        const rows = [
          ...[volume, times, outcomes, quality].flatMap((figuresOf) => figuresOf(cases)),
          ...outsideBodies(outside, shell.now()),
        ];
        const pending = pendingNow(await storeFigures(database));
        if (!json) shell.out(`complaints received from ${day(period.from)} until ${day(period.until)}`);
        printListing(shell, [...rows, ...pending], COLUMNS, { json, empty: '' });
        return 0;
      });
    });
}

function pendingNow({ openByCategory, openByPriority }: StoreFigures): readonly Figure[] {
  const of = Object.values(openByPriority).reduce((sum, number) => sum + number, 0);
  const rows = Object.entries({ ...openByPriority, ...openByCategory });
  return [
    { group: 'pending now', figure: 'complaints', value: of, unit: 'count', of },
    ...rows.map(([figure, value]): Figure => ({ group: 'pending now', figure, value, unit: 'count', of })),
  ];
}

const COLUMNS: readonly Column<Figure>[] = [
  { title: 'ABOUT', of: ({ group }) => group },
  { title: 'FIGURE', of: ({ figure }) => figure },
  { title: 'VALUE', of: valueInWords },
  { title: 'OVER', of: ({ of }) => String(of) },
];

function valueInWords({ value, unit }: Figure): string {
  if (value === null) return '-';
  switch (unit) {
    case 'count':
      return String(value);
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'hours':
      return `${value.toFixed(1)} h`;
    case 'mean':
    case 'per-100':
      return value.toFixed(1);
  }
}

function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
