import type { Message } from '../mail/message.ts';
import { type Body, bodyByAddress } from '../rulebook/bodies.ts';
import { memberByAddress } from '../rulebook/staff.ts';
import { isNotice } from '../triage/screening/notice.ts';
import type { House } from './house.ts';
import type { Words } from './words.ts';

/**
 * The outside body that a mail would be from by its address, before anything is proven; null for everybody else. What a
 * person wrote counts, and the notice of a portal: newsletters, receipts and vacation replies of a body are machine
 * mail, and forms are anybody's.
 */
export function bodyWriting(
  { screening, form, author }: Words,
  message: Message,
  { rulebook }: Pick<House, 'rulebook'>,
): Body | null {
  if (form !== null || author === null) return null;
  if (screening.kind !== 'person' && !(screening.kind === 'machine' && isNotice(message))) return null;
  if (memberByAddress(rulebook.staff, author.address)) return null;
  return bodyByAddress(rulebook.bodies, author.address);
}
