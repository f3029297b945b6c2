import { sayDay, sayMoment } from '../../letters/format/dates.ts';
import type { Language } from '../../letters/language.ts';
import { memberById, type StaffMember } from '../../rulebook/staff.ts';
import { spokenTo } from '../../ticket/commands/help.ts';
import { STAFF_ONLY } from '../../ticket/guard/quoted-note.ts';
import type { ReceivedMail } from '../../ticket/occurrence.ts';
import type { Particulars } from '../../ticket/particulars.ts';
import { inWords, type Saying } from '../../ticket/sayings/saying.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { DESK } from '../../triage/thread/reply-token.ts';
import type { House } from '../house.ts';

/** What the values of a letter to somebody of the staff are drawn from. */
export interface StaffOccasion {
  /** Null for what is about no ticket. */
  readonly ticket: Ticket | null;
  /** The mail that caused it, or null. */
  readonly mail: ReceivedMail | null;
  readonly particulars: Particulars | null;
  readonly house: House;
  readonly now: Date;
  readonly reader: StaffMember;
}

export function languageOf({ reader }: Pick<StaffOccasion, 'reader'>): Language {
  return spokenTo({ by: reader });
}

/** What every letter to the staff knows. */
export function internal(occasion: StaffOccasion) {
  const { ticket, mail, house } = occasion;
  const { brand } = house;
  const said = (texts: Readonly<Record<string, string>>): string => texts[languageOf(occasion)] ?? texts['en'] ?? '';
  return {
    name: null,
    reference: ticket?.reference ?? DESK,
    brand: brand.name,
    team: said(brand.team),
    hours: said(brand.hours),
    escalation: null,
    mark: STAFF_ONLY,
    subject: ticket?.subject || mail?.subject || '–',
  };
}

/** A saying in the reader's language, with days and moments as the house's clock shows them. */
export function said(saying: Saying, occasion: StaffOccasion): string {
  const { rulebook, brand, templates } = occasion.house;
  const { zone } = rulebook.calendarOf(brand);
  const language = languageOf(occasion);
  return inWords(saying, {
    sentence: (key) => templates.sayings.get(language)?.get(key),
    day: (at) => sayDay(new Date(at), language, zone),
    moment: (at) => sayMoment(new Date(at), language, zone),
  });
}

/** What colleagues call somebody; of one who has left, the id is what remains. */
export function nameOf(id: string, { house }: StaffOccasion): string {
  return memberById(house.rulebook.staff, id)?.name ?? id;
}
