import { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from '../../rulebook/calendars.ts';
import { memberById, staffOf, type Staff, type StaffMember } from '../../rulebook/staff.ts';
import { isOpen } from '../deadlines/working-time.ts';
import type { Ticket } from '../ticket.ts';

/** What deciding who is told needs of the rulebook. */
export interface House {
  readonly staff: Staff;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
}

/**
 * Who is told of news on a ticket: its assignee, or whoever stands in for them; else the agents of its category and
 * language who are at work, then those who are not, then anybody of the category, and in the end the supervisors.
 * Never nobody. Under a safety flag the supervisors are always among them.
 */
export function whoToTell(ticket: Ticket, house: House, now: Date): readonly StaffMember[] {
  const { calendars } = house;
  const staff = staffOf(house.staff, ticket.brand);
  const isHere = (member: StaffMember): boolean => !isAway(member, now, calendars);
  const present = staff.members.filter(isHere);
  const supervisors = staff.members.filter(({ role }) => role === 'supervisor');
  const assignee = standingIn(ticket.assignee, staff, isHere);
  const told = assignee ? [assignee] : agentsFor(ticket, present, { calendars, now });
  const chosen = told.length > 0 ? told : supervisors;
  return isGrave(ticket) ? [...new Set([...chosen, ...supervisors])] : chosen;
}

/** The supervisors of a brand who are here, or all of them when none is, but for those who must not be the one. */
export function supervisorsOf(
  { brand }: Pick<Ticket, 'brand'>,
  house: House,
  now: Date,
  except: readonly string[] = [],
): readonly StaffMember[] {
  const supervisors = staffOf(house.staff, brand).members.filter(
    ({ role, id }) => role === 'supervisor' && !except.includes(id),
  );
  const here = supervisors.filter((member) => !isAway(member, now, house.calendars));
  return here.length > 0 ? here : supervisors;
}

export function isAway({ away, calendar }: StaffMember, now: Date, calendars: House['calendars']): boolean {
  if (!away) return false;
  const zone = calendars.get(calendar)?.zone ?? 'UTC';
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
  return today <= away.until && (away.from === null || today >= away.from);
}

/** The assignee, else their deputy, else that one's; null when none of them is here. */
function standingIn(id: string | null, staff: Staff, isHere: (member: StaffMember) => boolean): StaffMember | null {
  const asked = new Set<string>();
  let member = id === null ? null : memberById(staff, id);
  while (member && !isHere(member) && !asked.has(member.id)) {
    asked.add(member.id);
    member = member.away?.deputy == null ? null : memberById(staff, member.away.deputy);
  }
  return member && isHere(member) ? member : null;
}

function agentsFor(
  { category, language }: Ticket,
  present: readonly StaffMember[],
  { calendars, now }: { readonly calendars: House['calendars']; readonly now: Date },
): readonly StaffMember[] {
  const ofCategory = present.filter(
    ({ role, categories }) => role === 'agent' && (categories === 'all' || categories.includes(category)),
  );
  const speaking = ofCategory.filter(({ languages }) => languages.includes(language));
  const suited = speaking.length > 0 ? speaking : ofCategory;
  const atWork = suited.filter(({ calendar }) => {
    const hours = calendars.get(calendar);
    return hours !== undefined && isOpen(now, hours);
  });
  return atWork.length > 0 ? atWork : suited;
}

function isGrave({ priority }: Ticket): boolean {
  return priority === 'P1';
}
