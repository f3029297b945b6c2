import { say } from '../sayings/saying.ts';
import type { Channel } from '../work/channel.ts';
import type { UseOfWords } from '../work/work-event.ts';
import type { Step } from './carry-out.ts';
import { type Command, type Refusal, refuse } from './command.ts';

/**
 * What becomes of the words below the commands: a note where the mail or a command says so, what a command needs them
 * for, else a reply to the player. In doubt it is refused: two commands that need the same words, words under commands
 * that only show something, and words for the player in a mail to colleagues.
 */
export function useOfWords(
  steps: readonly Step[],
  text: string,
  channel: Channel,
): { readonly kind: 'use'; readonly use: UseOfWords } | Refusal {
  const commands = steps.flatMap((step) => (step.kind === 'done' ? [step.command] : []));
  const needing = commands.filter(({ uses }) => uses !== 'reply' && uses !== 'none');
  const [first, second] = needing;
  if (channel.kind === 'internal') {
    const outward = commands.find(({ uses }) => uses === 'letter' || uses === 'call');
    if (outward) return refuse(say('command.internal', { command: nameOf(outward) }));
    return { kind: 'use', use: first?.uses ?? (text === '' ? 'none' : 'note') };
  }
  if (first && second) return refuse(say('command.words-twice', { first: nameOf(first), second: nameOf(second) }));
  if (first) return { kind: 'use', use: first.uses };
  if (commands.length === 0) return { kind: 'use', use: 'reply' };
  if (text === '') return { kind: 'use', use: 'none' };
  return commands.every(({ uses }) => uses === 'none')
    ? refuse(say('command.no-words'))
    : { kind: 'use', use: 'reply' };
}

function nameOf({ name }: Command): string {
  return `#${name}`;
}
