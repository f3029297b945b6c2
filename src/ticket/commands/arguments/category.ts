import { say } from '../../sayings/saying.ts';
import { given, type ReadArguments, refuse } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { foldedWord } from '../folded-word.ts';

/** A category by its id, or by what letters call it in any language; `other` is what none of them fits. */
export function readCategory(written: string, { rulebook }: CommandContext): ReadArguments<string> {
  const wanted = foldedWord(written);
  const found = rulebook.categories.find(({ id, label }) =>
    [id, ...Object.values(label)].some((called) => foldedWord(called) === wanted),
  );
  if (found) return given(found.id);
  if (wanted === 'other') return given('other');
  const categories = [...rulebook.categories.map(({ id }) => id), 'other'].join(', ');
  return refuse(say('category.unknown', { written: written.slice(0, 80) || '–', categories }));
}
