import { ticketFrom, evolve } from '../../../../src/ticket/evolve.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { automationFor } from '../../../../src/ticket/watch/automation.ts';
import { isOurTurn, nextUpdateBy } from '../../../../src/ticket/watch/clocks.ts';
import type { Look } from '../../../../src/ticket/watch/look.ts';
import type { Played, Setting, Stretch } from './simulation.ts';

const DAY = 86_400_000;
/** Letters that change nothing: the second letter of a day is never one of these. */
const NEWS = ['progress-update', 'reminder', 'satisfaction'];
const ZONES: Readonly<Record<string, string>> = {
  fr: 'Europe/Paris',
  fa: 'Asia/Tehran',
  ru: 'Europe/Moscow',
  de: 'Europe/Berlin',
};

/** Everything that may never happen to a player, found in one played complaint; times are told by Intl alone. */
export function violationsIn(played: Played, setting: Setting): readonly string[] {
  return Object.values(NEVER).flatMap((violations) => violations(played, setting));
}

/** By what is never to happen. */
export const NEVER: Readonly<Record<string, (played: Played, setting: Setting) => readonly string[]>> = {
  'a promised date passed without a notice before it': brokenPromises,
  'no news for longer than the profile allows while it was our turn': silences,
  'a letter at night where the player is': atNight,
  'a second letter on a day that changes nothing': doubled,
  'the same answer twice on a day, with nothing new in it': answeredTwice,
  'a letter beside a person’s that had not left yet': besideAPerson,
  'a closing that was not announced in time': unannounced,
  'a warning outside working hours': outsideHours,
};

/** The history as stretches of time in which the ticket stood still. */
function stretchesOf({ history }: Played, end: Date): readonly { ticket: Ticket; from: Date; to: Date }[] {
  const tickets: Ticket[] = [ticketFrom(history.slice(0, 1))];
  for (const event of history.slice(1)) tickets.push(evolve(tickets.at(-1)!, event));
  return tickets.map((ticket, at) => ({
    ticket,
    from: new Date(history[at]!.at),
    to: new Date(history[at + 1]?.at ?? end),
  }));
}

/** A date that the player was told passes while it is our turn, and nobody took it back before. */
function brokenPromises(played: Played, setting: Setting): readonly string[] {
  return stretchesOf(played, endOf(setting)).flatMap(({ ticket, from, to }) => {
    if (!isOurTurn(ticket) || automationFor(ticket, played.look) === 'nothing') return [];
    const { decision, firstResponse } = ticket.deadlines;
    const promises = [decision, ...(ticket.life.firstResponseAt === null ? [firstResponse] : [])];
    return promises.flatMap((at) => {
      const passes = at !== undefined && new Date(at) >= from && new Date(at) < to;
      return passes && !touches(setting, new Date(Date.parse(at) - DAY), new Date(at))
        ? [`a date promised for ${at} passed without a word`]
        : [];
    });
  });
}

function silences(played: Played, setting: Setting): readonly string[] {
  return stretchesOf(played, endOf(setting)).flatMap(({ ticket, from, to }) => {
    if (!isOurTurn(ticket) || automationFor(ticket, played.look) === 'nothing') return [];
    const by = nextUpdateBy(ticket, played.look);
    const late = by < to && by > from && !touches(setting, new Date(by.getTime() - DAY), by);
    return late ? [`no news by ${by.toISOString()}, only at ${to.toISOString()}`] : [];
  });
}

function atNight({ letters, look }: Played): readonly string[] {
  return letters.flatMap(({ at, letter, before }) => {
    const hour = Number(local(at, before, look).hour);
    return hour >= 21 || hour < 8 ? [`${letter} at ${hour} o’clock where the player is`] : [];
  });
}

function doubled({ letters, history, look }: Played): readonly string[] {
  const written = history.flatMap((event) => (event.kind === 'letter-planned' ? [new Date(event.at)] : []));
  return letters.flatMap(({ at, letter, before }) => {
    const today = written.filter(
      (other) => other < at && local(other, before, look).day === local(at, before, look).day,
    );
    return NEWS.includes(letter) && today.length > 0
      ? [`${letter} as a second letter on ${local(at, before, look).day}`]
      : [];
  });
}

/** Letters that a player gets for the asking say something new, or wait for the next day. */
function answeredTwice({ history, look }: Played): readonly string[] {
  const last = new Map<string, { readonly day: string; readonly steps: number }>();
  const said: string[] = [];
  let ticket: Ticket | null = null;
  for (const event of history) {
    ticket = evolve(ticket, event);
    if (event.kind !== 'letter-planned' || WRITTEN_BY_PEOPLE.includes(event.letter)) continue;
    const steps = ticket.life.steps.filter(({ name }) => name !== 'received').length;
    const { day } = local(new Date(event.at), ticket, look);
    const before = last.get(event.letter);
    if (before?.day === day && before.steps === steps) said.push(`${event.letter} twice on ${day}`);
    last.set(event.letter, { day, steps });
  }
  return said;
}

const WRITTEN_BY_PEOPLE = ['reply', 'final-response'];

function besideAPerson({ letters }: Played): readonly string[] {
  return letters.flatMap(({ letter, before }) =>
    before.life.unsent.length > 0 ? [`${letter} while ${before.life.unsent[0]!.letter} was in the outbox`] : [],
  );
}

/** Nothing is closed by silence without both a reminder and the time it gave. */
function unannounced({ letters }: Played): readonly string[] {
  return letters.flatMap(({ at, letter, before }, index) => {
    if (letter !== 'closed-inactive') return [];
    const warning = letters.slice(0, index).findLast((one) => one.letter === 'reminder');
    const asked = before.life.waiting!.since;
    const given = warning === undefined ? -1 : (at.getTime() - warning.at.getTime()) / DAY;
    return given < 4.9 || warning!.at.toISOString() < asked ? [`closed ${given} days after the last reminder`] : [];
  });
}

/** Only the people on call are disturbed at any hour. */
function outsideHours({ notices, look }: Played): readonly string[] {
  return notices.flatMap(({ at, about, audience }) => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: look.calendar.zone, weekday: 'long', hour: '2-digit' });
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const weekday = DAYS.indexOf(parts['weekday']!);
    const open = look.calendar.hours[weekday]!.some(
      ({ from, to }) => Number(parts['hour']) * 60 + 59 >= from && Number(parts['hour']) * 60 < to,
    );
    return about === 'deadline' && !open ? [`${audience} warned on ${parts['weekday']} at ${parts['hour']}`] : [];
  });
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The day and the hour where the player most likely is. */
function local(at: Date, { language }: Ticket, { calendar }: Look): { readonly day: string; readonly hour: string } {
  const timeZone = ZONES[language] ?? calendar.zone;
  const [day = '', clock = ''] = wallClock(timeZone).format(at).split(' ');
  return { day, hour: clock.slice(0, 2) };
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: they are slow to make. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  wallClocks.set(timeZone, format);
  return format;
}

/** Whether the watcher or the mail server was away in that time, so that nothing could be done. */
function touches({ asleep, serverDown }: Setting, from: Date, to: Date): boolean {
  return [...asleep, ...serverDown].some((stretch: Stretch) => stretch.from < to && stretch.to > from);
}

function endOf({ start, days }: Setting): Date {
  return new Date(start.getTime() + (days + 90) * DAY);
}
