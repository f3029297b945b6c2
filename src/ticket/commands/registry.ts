import { answered } from './answered.ts';
import { appeal } from './appeal.ts';
import { ask } from './ask.ts';
import { assign } from './assign.ts';
import { block } from './block.ts';
import { category } from './category.ts';
import { close } from './close.ts';
import type { Command } from './command.ts';
import { escalate } from './escalate.ts';
import { extend } from './extend.ts';
import { file } from './file.ts';
import { final } from './final.ts';
import { foldedWord } from './folded-word.ts';
import { forwardAs } from './forward-as.ts';
import { helpOn } from './help.ts';
import { history } from './history.ts';
import { legalHold } from './legal-hold.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { mask } from './mask.ts';
import { merge } from './merge.ts';
import { note } from './note.ts';
import { phone } from './phone.ts';
import { priority } from './priority.ts';
import { reject } from './reject.ts';
import { release } from './release.ts';
import { releaseHeld } from './release-held.ts';
import { reopen } from './reopen.ts';
import { resolve } from './resolve.ts';
import { send } from './send.ts';
import { sendAnyway } from './send-anyway.ts';
import { split } from './split.ts';
import { status } from './status.ts';
import { take } from './take.ts';
import { wait } from './wait.ts';

const OTHERS: readonly Command[] = [
  note,
  take,
  assign,
  release,
  category,
  priority,
  ask,
  reject,
  wait,
  send,
  phone,
  resolve,
  final,
  close,
  reopen,
  extend,
  escalate,
  appeal,
  merge,
  split,
  link,
  forwardAs,
  answered,
  block,
  legalHold,
  mask,
  history,
  file,
  status,
  list,
  sendAnyway,
  releaseHeld,
]; // prettier-ignore

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [...OTHERS, helpOn(OTHERS)];

/** The command that a line begins with, and what stands behind its word; `word` is what was taken for one. */
export type FoundCommand =
  | { readonly kind: 'found'; readonly command: Command; readonly rest: string }
  | { readonly kind: 'unknown'; readonly word: string; readonly near: string | null };

/** Looks for the longest word of a command at the head, so that `send anyway` is not `send`. */
export function commandAtHead(behind: string): FoundCommand {
  const words = behind.split(/[\s:،,;]+/u).filter((word) => word !== '');
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    const head = words.slice(0, count);
    const command = BY_WORD.get(foldedWord(head.join('')));
    if (command) return { kind: 'found', command, rest: restBehind(behind, head) };
  }
  const word = (words[0] ?? '').slice(0, LONGEST_WORD);
  return { kind: 'unknown', word, near: nearest(foldedWord(word)) };
}

const MOST_WORDS = 4;
const LONGEST_WORD = 40;

const BY_WORD: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) => wordsOf(command).map((word): [string, Command] => [foldedWord(word), command])),
);

/** Every word that a command goes by. */
export function wordsOf({ name, words }: Command): readonly string[] {
  return [name, ...words.en, ...words.fr, ...words.fa];
}

function restBehind(behind: string, head: readonly string[]): string {
  const end = head.reduce((at, word) => behind.indexOf(word, at) + word.length, 0);
  return behind.slice(end).replace(/^[\s:،,;–-]+/u, '');
}

/** The word that differs least, if it differs little: a slip of the thumb. */
function nearest(wanted: string): string | null {
  const [best] = [...BY_WORD.keys()]
    .map((word) => ({ word, distance: distance(word, wanted) }))
    .sort((one, other) => one.distance - other.distance);
  const found = best && best.distance <= (wanted.length > 4 ? 2 : 1) ? BY_WORD.get(best.word) : undefined;
  return found ? `#${found.name}` : null;
}

/** Levenshtein's; both are short. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, against] of [...other].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === against ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
