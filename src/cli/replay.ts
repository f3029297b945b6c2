import type { Command } from 'commander';
import { openParserJail } from '../transport/jail/parser-jail.ts';
import { blobsFrom } from './blobs.ts';
import { houseFrom } from './house.ts';
import { type Column, printListing } from './listing.ts';
import { replay, type Replayed } from './replay/replayed.ts';
import { sayMistakes } from './settings.ts';
import type { Invocation } from './shell.ts';
import { countOf } from './values.ts';
import { withDatabase } from './with-database.ts';

/** `redress replay`: which past mails would come out differently under changed rules. */
export function replayCommand(program: Command, invocation: Invocation): void {
  const { shell, done } = invocation;
  program
    .command('replay')
    .description('which kept mails would come out differently under the rules as they stand now; changes nothing')
    .option('--rules <folder>', 'under the rules in this folder')
    .option('--limit <number>', 'look at so many, the newest first', countOf, 1_000_000)
    .option('--json', 'one JSON object for each mail that comes out differently')
    .addHelpText('after', HELP)
    .action(async ({ rules, limit, json }: Options) => {
      const house = await houseFrom(shell, { rules });
      if (house.kind === 'mistaken') {
        sayMistakes(shell, house.mistakes);
        done(2);
        return;
      }
      await withDatabase(invocation, async (database) => {
        const jail = openParserJail();
        const replayed: Replayed[] = [];
        try {
          const tools = { database, blobs: await blobsFrom(shell), jail, house: house.value };
          for await (const one of replay(tools, limit)) replayed.push(one);
        } finally {
          await jail.close();
        }
        const differing = replayed.filter((one) => one.kind === 'differs');
        if (!json) shell.out(totalsInWords(replayed));
        if (json || differing.length > 0) printListing(shell, differing.map(rowOf), COLUMNS, { json, empty: '' });
        return differing.length > 0 ? 1 : 0;
      });
    });
}

interface Options {
  readonly rules?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const HELP = `
Ends with 0 when every mail comes out the same, with 1 when any differs.

Examples:
  redress replay --rules ./changed-rules
  redress replay --limit 500 --json`;

type Differing = Extract<Replayed, { kind: 'differs' }>;

function totalsInWords(replayed: readonly Replayed[]): string {
  const count = (kind: Replayed['kind']): number => replayed.filter((one) => one.kind === kind).length;
  const looked = count('same') + count('differs');
  return `${looked} mails looked at, ${count('differs')} come out differently; ${count('not-kept')} no longer kept, ${count('not-assessed')} never classified`;
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ reference, inboundId, receivedAt, subject, difference }: Differing) {
  return { reference, inboundId, receivedAt, subject, ...difference };
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'REFERENCE', of: ({ reference }) => reference },
  { title: 'MAIL', of: ({ inboundId }) => String(inboundId) },
  { title: 'CATEGORY', of: ({ was, now }) => change(was.category, now.category) },
  { title: 'LANGUAGE', of: ({ was, now }) => change(was.language ?? 'none', now.language ?? 'none') },
  {
    title: 'FLAGS',
    of: ({ raised, dropped }) => [...raised.map((flag) => `+${flag}`), ...dropped.map((flag) => `-${flag}`)].join(' '),
  },
  { title: 'SUBJECT', of: ({ subject }) => subject.slice(0, 50) },
];

function change(was: string, now: string): string {
  return was === now ? was : `${was} -> ${now}`;
}
