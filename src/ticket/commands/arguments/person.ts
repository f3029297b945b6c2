import type { StaffMember } from '../../../rulebook/staff.ts';
import { say } from '../../sayings/saying.ts';
import { given, type ReadArguments, refuse } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { foldedWord } from '../folded-word.ts';

/** `me`, an id, a name in full, a public name or an address of the staff. */
export function readPerson(written: string, { by, staff }: CommandContext): ReadArguments<StaffMember> {
  const wanted = foldedWord(written);
  if (wanted === '') return refuse(say('person.missing'));
  if (ME.has(wanted)) return given(by);
  const found = staff.members.filter(({ id, name, publicName, addresses }) =>
    [id, name, publicName, ...addresses].some((called) => foldedWord(called) === wanted),
  );
  const [first, second] = found;
  if (!first) {
    const names = staff.members.map(({ id }) => id).join(', ');
    return refuse(say('person.unknown', { name: written.slice(0, 80), names }));
  }
  return second ? refuse(say('person.ambiguous', { name: written.slice(0, 80) })) : given(first);
}

const ME: ReadonlySet<string> = new Set(['me', 'myself', 'moi', 'من', 'خودم'].map(foldedWord));
