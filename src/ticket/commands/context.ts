import type { Brand } from '../../rulebook/brands.ts';
import type { WorkingCalendar } from '../../rulebook/calendars.ts';
import type { Profile } from '../../rulebook/profiles.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Staff, StaffMember } from '../../rulebook/staff.ts';
import type { ReceivedMail } from '../occurrence.ts';
import type { Ticket } from '../ticket.ts';

/** What a command may look at besides its own words and its ticket. */
export interface CommandContext {
  /** Who gives it; proven. */
  readonly by: StaffMember;
  readonly now: Date;
  readonly staff: Staff;
  readonly rulebook: Rulebook;
  readonly brand: Brand;
  readonly calendar: WorkingCalendar;
  readonly profile: Profile;
  /** Tickets that the mail names, open tickets of the same player, and those that a list was asked of. */
  readonly known: readonly Ticket[];
  readonly mail: ReceivedMail;
  /** The words below the commands. */
  readonly text: string;
  /** For a ticket that a command opens. */
  readonly fresh: { readonly id: string; readonly reference: string };
}

/** The ticket with this reference, if the mail's references were looked up. */
export function knownTicket({ known }: CommandContext, reference: string): Ticket | null {
  return known.find((ticket) => ticket.reference === reference) ?? null;
}
