import type { WorkingCalendar } from '../rulebook/calendars.ts';
import type { Flag } from '../rulebook/flags.ts';
import type { Profile } from '../rulebook/profiles.ts';
import { addSpan } from './deadlines/deadlines.ts';
import type { Ticket } from './ticket.ts';

/** Why a ticket must be kept whatever its age, in words for a person; null: its time alone decides. */
export function mustStay(
  { status, flags, work }: Pick<Ticket, 'status' | 'flags' | 'work'>,
  known: ReadonlyMap<string, Pick<Flag, 'holds'>>,
): string | null {
  if (status !== 'closed') return 'it is open';
  if (work.litigation) return `it is held: ${work.litigation.reason}`;
  const flag = flags.find((name) => PURGE_HELD.has(known.get(name)?.holds ?? 'nothing'));
  return flag === undefined ? null : `it is flagged ${flag}`;
}

const PURGE_HELD: ReadonlySet<string> = new Set(['purge', 'all']);

export interface KeptUntil {
  /** The original mails; their words and files stay on the ticket. */
  readonly originals: Date;
  readonly ticket: Date;
}

/**
 * By the jurisdiction's spans from the closing on (complaints.md 9.3). A ticket that went into another one was closed
 * without a closing of its own: then from the last mail on.
 */
export function keptUntil(
  { life, lastPlayerMailAt }: Pick<Ticket, 'life' | 'lastPlayerMailAt'>,
  { retention }: Pick<Profile, 'retention'>,
  calendar: WorkingCalendar,
): KeptUntil {
  const closedAt = new Date(life.closing?.at ?? lastPlayerMailAt);
  return {
    originals: addSpan(closedAt, retention.originals, calendar),
    ticket: addSpan(closedAt, retention.ticket, calendar),
  };
}
