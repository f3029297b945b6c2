import { behindSign } from '../commands/read-mail.ts';
import { commandAtHead } from '../commands/registry.ts';
import { foldedWord } from '../commands/folded-word.ts';
import { type Saying, say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/**
 * A line below the first ones that was meant as a command: ours further down, or the `@close`, `/close`, `!close` of
 * other systems. Commands count in the first lines only, so the player would read it.
 */
export const commandInText: Check = {
  name: 'command-in-text',
  find: ({ text }) => text.split('\n').slice(0, MOST_LINES).flatMap(commandOn).slice(0, 3),
};

const MOST_LINES = 2000;

function commandOn(line: string): readonly Saying[] {
  const behind = behindSign(line);
  if (behind !== null && isLikeCommand(behind)) return [say('guard.command', { line: shown(line) })];
  const [, word = ''] = /^[\s\p{Cf}]{0,20}[@/!]([\p{L}\u200c-]{3,30})\s*$/u.exec(line.slice(0, LONGEST)) ?? [];
  return word !== '' && isLikeCommand(foldedWord(word)) ? [say('guard.command', { line: shown(line) })] : [];
}

const LONGEST = 300;

function isLikeCommand(behind: string): boolean {
  const found = commandAtHead(behind);
  return found.kind === 'found' || found.near !== null;
}

function shown(line: string): string {
  return line.trim().slice(0, 60);
}
