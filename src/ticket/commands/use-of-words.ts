import { say } from '../sayings/saying.ts';
import type { Channel } from '../work/channel.ts';
import type { UseOfWords } from '../work/work-event.ts';
import type { Step } from './carry-out.ts';
import { type Command, type Refusal, refuse } from './command.ts';

/**
 * What becomes of the words below the commands: a note where the mail or a command says so, what a command needs them
 * for, else a reply to the player, or to the outside body where the mail answers one. In doubt it is refused: two
 * commands that need the same words, words under commands that only show something, and words for the player in a mail
 * to colleagues or to an outside body.
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
  if (channel.kind === 'to-body') {
    const astray = commands.find(({ name }) => !BESIDE_A_SUBMISSION.has(name));
    if (astray) return refuse(say('command.to-body', { command: nameOf(astray) }));
    if (text !== '' && commands.some(({ name }) => name === 'merge')) return refuse(say('outside.merge-first'));
  }
  if (first && second) return refuse(say('command.words-twice', { first: nameOf(first), second: nameOf(second) }));
  if (first) return { kind: 'use', use: first.uses };
  const use = channel.kind === 'to-body' ? 'submission' : 'reply';
  if (commands.length === 0) return { kind: 'use', use };
  if (text === '') return { kind: 'use', use: 'none' };
  return commands.every(({ uses }) => uses === 'none') ? refuse(say('command.no-words')) : { kind: 'use', use };
}

/**
 * Commands that say nothing to a player, neither by a letter nor by what they do to the case: with any other one, words
 * that were meant for the player would go to the body.
 */
const BESIDE_A_SUBMISSION: ReadonlySet<string> = new Set([
  'note',
  'answered',
  'take',
  'assign',
  'release',
  'category',
  'priority',
  'link',
  'merge',
  'legal-hold',
  'mask',
  'history',
  'file',
  'status',
  'list',
  'help',
  'send-anyway',
  'release-held',
]);

function nameOf({ name }: Command): string {
  return `#${name}`;
}
