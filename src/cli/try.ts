import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { drawUnique } from '../daemon/engine.ts';
import { handle, look, NOTHING_KNOWN } from '../desk/desk.ts';
import type { House } from '../desk/house.ts';
import { openParserJail, type ParserJail } from '../transport/jail/parser-jail.ts';
import { referenceFrom } from '../triage/thread/reference.ts';
import { houseFrom } from './house.ts';
import { mailFilesIn } from './mail-files.ts';
import { sayMistakes } from './settings.ts';
import type { ExitCode, Invocation, Shell } from './shell.ts';
import { momentOf } from './values.ts';
import { inWords, type Verdict, verdictOf } from './verdict.ts';

/** `redress try FILE...`: what we would answer, and why; nothing is sent or saved. */
export function tryCommand(program: Command, { shell, done }: Invocation): void {
  program
    .command('try <file...>')
    .description('what we would answer to mails in files, and why; nothing is sent or saved')
    .option('--as-of <moment>', 'take the mails as received at this moment', momentOf)
    .option('--json', 'one JSON object a mail')
    .addHelpText(
      'after',
      '\nExamples:\n  redress try complaint.eml\n  redress try --json --as-of 2026-11-21T09:30:00Z ./mails',
    )
    .action(async (paths: readonly string[], { json, asOf }: { readonly json?: boolean; readonly asOf?: Date }) => {
      const house = await houseFrom(shell);
      if (house.kind === 'mistaken') {
        sayMistakes(shell, house.mistakes);
        done(2);
        return;
      }
      done(await tryAll(paths, house.value, asOf ?? shell.now(), shell, json ? asJson : inWords));
    });
}

function asJson(verdict: Verdict): readonly string[] {
  return [JSON.stringify(verdict)];
}

async function tryAll(
  paths: readonly string[],
  house: House,
  receivedAt: Date,
  shell: Shell,
  say: (verdict: Verdict) => readonly string[],
): Promise<ExitCode> {
  const { files, missing } = await mailFilesIn(paths, shell.directory);
  for (const path of missing) shell.err(`${path}: there is no such file or folder`);
  const jail = openParserJail({ cells: PARALLEL });
  let failed = 0;
  try {
    // Read ahead by a few, say in order.
    const ahead: Promise<Tried>[] = [];
    const rest = [...files].reverse();
    const begin = (file: string | undefined): void => {
      if (file !== undefined) ahead.push(tryOne(file, jail, house, receivedAt));
    };
    for (let count = 0; count < PARALLEL; count += 1) begin(rest.pop());
    for (let next = ahead.shift(); next; next = ahead.shift()) {
      const tried = await next;
      begin(rest.pop());
      if (tried.kind === 'answered') for (const line of say(tried.verdict)) shell.out(line);
      else {
        failed += 1;
        shell.err(`${tried.file}: ${tried.why}; the daemon would set this mail aside and tell a person`);
      }
    }
  } finally {
    await jail.close();
  }
  return missing.length > 0 || failed > 0 ? 1 : 0;
}

const PARALLEL = 3;

/** One mail that cannot be answered, or a file that cannot be read, never keeps the others from being tried. */
type Tried =
  | { readonly kind: 'answered'; readonly verdict: Verdict }
  | { readonly kind: 'failed'; readonly file: string; readonly why: string };

async function tryOne(file: string, jail: ParserJail, house: House, receivedAt: Date): Promise<Tried> {
  try {
    return { kind: 'answered', verdict: await verdictOn(file, jail, house, receivedAt) };
  } catch (error) {
    return { kind: 'failed', file, why: error instanceof Error ? error.message : 'an error without a name' };
  }
}

async function verdictOn(file: string, jail: ParserJail, house: House, receivedAt: Date): Promise<Verdict> {
  const message = await jail.read(await readFile(file));
  const arrival = { message, receivedAt, truncated: false };
  const looked = look(arrival, house);
  const fresh = { now: receivedAt, uuid: randomUUID, reference: referenceFrom(randomBytes(7)), unique: drawUnique };
  return verdictOf(file, message, await handle(arrival, looked, NOTHING_KNOWN, house, fresh));
}
