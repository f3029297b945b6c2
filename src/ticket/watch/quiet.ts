import { Temporal } from 'temporal-polyfill';
import type { Ticket } from '../ticket.ts';
import { later } from './clocks.ts';
import type { Duty } from './duty.ts';
import type { Look } from './look.ts';

/**
 * When a duty may be done at the earliest: a letter not at night where the player is, not on a day that already had one
 * unless it changes something. Null: not before the letters that are still in the outbox have left.
 */
export function allowedFrom(duty: Duty, ticket: Ticket, look: Look): Date | null {
  if (duty.letter === null) return duty.dueAt;
  if (ticket.life.unsent.length > 0) return null;
  const zone = playerZone(ticket, look);
  const owed = later(duty.dueAt, look.now);
  const last = duty.kind === 'news' ? lastLetterTo(ticket) : null;
  return afterNight(last === null ? owed : later(owed, nextDay(last, zone)), zone, look);
}

/** Where the player most likely is: by his language, else where the brand is. */
export function playerZone({ language }: Ticket, { followUps, calendar }: Look): string {
  return followUps.zones[language] ?? calendar.zone;
}

/** The moment itself, or the next morning when it is night where the player is. */
export function byDay(at: Date, ticket: Ticket, look: Look): Date {
  return afterNight(at, playerZone(ticket, look), look);
}

/** When the last letter to the player was written or left, or null before the first. */
export function lastLetterTo({ messages, lastLetterAt, participants }: Ticket): Date | null {
  const written = messages.findLast(
    ({ direction, to }) => direction === 'out' && participants.includes(to.toLowerCase()),
  );
  const moments = [written?.at, lastLetterAt].flatMap((at) => (at ? [Date.parse(at)] : []));
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}

function nextDay(at: Date, zone: string): Date {
  const day = zoned(at, zone).toPlainDate().add({ days: 1 });
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}

/** The moment itself by day, else the next morning. */
function afterNight(at: Date, zone: string, { followUps: { night } }: Look): Date {
  const local = zoned(at, zone);
  const minutes = local.hour * 60 + local.minute;
  const beforeMidnight = minutes >= night.from;
  const atNight = night.from > night.to ? beforeMidnight || minutes < night.to : beforeMidnight && minutes < night.to;
  if (!atNight) return at;
  const day = local.toPlainDate().add({ days: night.from > night.to && beforeMidnight ? 1 : 0 });
  const morning = day.toZonedDateTime({
    timeZone: zone,
    plainTime: { hour: Math.floor(night.to / 60), minute: night.to % 60 },
  });
  return new Date(morning.epochMilliseconds);
}

function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}
