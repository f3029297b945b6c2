import type { Body } from '../../rulebook/bodies.ts';
import { bodyAfter } from '../../rulebook/bodies.ts';
import type { Brand } from '../../rulebook/brands.ts';
import type { WorkingCalendar } from '../../rulebook/calendars.ts';
import type { Checklists } from '../../rulebook/checklists.ts';
import type { Flag } from '../../rulebook/flags.ts';
import type { FollowUps } from '../../rulebook/follow-ups.ts';
import type { Profile } from '../../rulebook/profiles.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** What a look at a ticket goes by: the time, and the rules of its brand. */
export interface Look {
  readonly now: Date;
  readonly profile: Profile;
  readonly calendar: WorkingCalendar;
  readonly followUps: FollowUps;
  readonly flags: ReadonlyMap<string, Flag>;
  readonly checklists: Checklists;
  /** Who comes after us, or null where nobody is appointed. */
  readonly body: Body | null;
}

export function lookAt(now: Date, brand: Brand, rulebook: Rulebook): Look {
  const { followUps, flags, checklists, bodies } = rulebook;
  const [profile, calendar] = [rulebook.profileOf(brand), rulebook.calendarOf(brand)];
  return { now, profile, calendar, followUps, flags, checklists, body: bodyAfter(brand, bodies) };
}
