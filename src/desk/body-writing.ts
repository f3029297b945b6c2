import { type Body, bodyByAddress } from '../rulebook/bodies.ts';
import { memberByAddress } from '../rulebook/staff.ts';
import type { House } from './house.ts';
import type { Words } from './words.ts';

/**
 * The outside body that a mail would be from by its address, before anything is proven; null for everybody else. Only
 * what a person wrote counts: newsletters and vacation replies of a body are machine mail, and forms are anybody's.
 */
export function bodyWriting({ screening, form, author }: Words, { rulebook }: Pick<House, 'rulebook'>): Body | null {
  if (screening.kind !== 'person' || form !== null || author === null) return null;
  if (memberByAddress(rulebook.staff, author.address)) return null;
  return bodyByAddress(rulebook.bodies, author.address);
}
