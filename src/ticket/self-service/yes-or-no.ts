import { foldedPhrase, type SelfService } from '../../rulebook/self-service.ts';

/**
 * The answer to a question of ours, from the first line of what a player wrote now: a yes when the mail says nothing
 * else, a no when it begins with one. "Yes, but" is neither; a person reads it.
 */
export function yesOrNo(newWords: string, { answers }: SelfService): 'yes' | 'no' | null {
  const lines = newWords
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const words = foldedPhrase(lines[0] ?? '');
  const whole = answers.get(words);
  if (whole === 'no' || (whole === 'yes' && lines.length <= SIGNED)) return whole;
  const beginning = [...answers].find(([phrase, answer]) => answer === 'no' && words.startsWith(`${phrase} `));
  return beginning ? 'no' : null;
}

/** A yes and a name below it. */
const SIGNED = 2;
