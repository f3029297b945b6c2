import type { Look } from '../../ticket/watch/look.ts';
import { lookAt } from '../../ticket/watch/look.ts';
import type { Particulars } from '../../ticket/particulars.ts';
import type { ReceivedMail } from '../../ticket/occurrence.ts';
import type { DeadlineName, Ticket } from '../../ticket/ticket.ts';
import type { House } from '../house.ts';
import { greetingName } from './greeting-name.ts';

/** What a letter's values are drawn from. */
export interface Occasion {
  readonly ticket: Ticket;
  /** The mail that is answered; null when a date asks for the letter. */
  readonly mail: ReceivedMail | null;
  readonly particulars: Particulars | null;
  readonly house: House;
  readonly now: Date;
}

/** What every letter knows. */
export function whose({ ticket, house: { brand } }: Occasion) {
  const said = (texts: Readonly<Record<string, string>>): string => texts[ticket.language] ?? texts['en'] ?? '';
  return {
    name: greetingName(ticket.player.name),
    reference: ticket.reference,
    brand: brand.name,
    team: said(brand.team),
    hours: said(brand.hours),
    escalation: brand.escalation,
  };
}

/** A promised date; a letter that needs one which the ticket does not have is our own bug. */
export function due({ ticket }: Occasion, name: DeadlineName): Date {
  return promised(ticket.deadlines[name], `deadline ${name}`, ticket);
}

/** A date that must be there by the time this letter is written. */
export function promised(instant: string | null | undefined, what: string, { reference }: Ticket): Date {
  if (instant === undefined || instant === null) throw new Error(`ticket ${reference} has no ${what}`);
  return new Date(instant);
}

/** When the mail that is answered was received; for a letter without one, when the case began. */
export function receivedAt({ mail, ticket }: Occasion): Date {
  return mail?.receivedAt ?? new Date(ticket.openedAt);
}

export function lookOf({ now, house: { brand, rulebook } }: Occasion): Look {
  return lookAt(now, brand, rulebook);
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
