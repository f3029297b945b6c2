import { NEVER } from '../rooms/ticket/watch/invariants.ts';
import { play, type Setting } from '../rooms/ticket/watch/simulation.ts';

/** Some of the year's complaints, by their seeds. */
export interface Share {
  readonly first: number;
  readonly last: number;
  readonly setting: Setting;
}

/** What came of them, added up. */
export interface Tally {
  readonly tickets: number;
  readonly events: number;
  readonly looks: number;
  /** Letters that the watcher wrote, letters that answered a mail, notices to the house: by name. */
  readonly letters: Readonly<Record<string, number>>;
  readonly answers: Readonly<Record<string, number>>;
  readonly notices: Readonly<Record<string, number>>;
  readonly ends: Readonly<Record<string, number>>;
  readonly violations: Readonly<Record<string, readonly string[]>>;
  /** The most that one ticket was written in its first hour, and on its first day, after the watcher slept. */
  readonly afterSleep: { readonly hour: number; readonly day: number; readonly letters: number };
}

/** Plays one share of the year. */
export function playShare({ first, last, setting }: Share): Tally {
  const [letters, answers, notices, ends] = [counter(), counter(), counter(), counter()];
  const violations: Record<string, string[]> = Object.fromEntries(Object.keys(NEVER).map((name) => [name, []]));
  const afterSleep = { hour: 0, day: 0, letters: 0 };
  let [events, looks] = [0, 0];
  for (let seed = first; seed <= last; seed += 1) {
    const played = play(seed, setting);
    const { ticket, history } = played;
    events += history.length;
    looks += played.looks;
    for (const { letter } of played.letters) letters.add(letter);
    for (const { about } of played.notices) notices.add(about);
    ends.add(`${ticket.status}${ticket.life.closing ? `, ${ticket.life.closing.reason}` : ''}`);
    for (const event of history) if (event.kind === 'letter-planned') answers.add(event.letter);
    for (const [name, found] of Object.entries(NEVER))
      violations[name]!.push(...found(played, setting).map((what) => `seed ${seed}: ${what}`));
    for (const { to } of setting.asleep) {
      const since = (hours: number): number =>
        played.letters.filter(({ at }) => at >= to && at.getTime() < to.getTime() + hours * 3_600_000).length;
      afterSleep.hour = Math.max(afterSleep.hour, since(1));
      afterSleep.day = Math.max(afterSleep.day, since(24));
      afterSleep.letters += since(24);
    }
  }
  for (const [name, count] of Object.entries(letters.counts)) answers.add(name, -count);
  const counts = { letters: letters.counts, answers: answers.counts, notices: notices.counts, ends: ends.counts };
  return { tickets: last - first + 1, events, looks, ...counts, violations, afterSleep };
}

function counter() {
  const counts: Record<string, number> = {};
  return {
    counts,
    add: (name: string, count = 1): void => {
      counts[name] = (counts[name] ?? 0) + count;
    },
  };
}

/** Two tallies as one. */
export function together(one: Tally, other: Tally): Tally {
  const sum = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) => {
    const all = counter();
    for (const counts of [a, b]) for (const [name, count] of Object.entries(counts)) all.add(name, count);
    return all.counts;
  };
  return {
    tickets: one.tickets + other.tickets,
    events: one.events + other.events,
    looks: one.looks + other.looks,
    letters: sum(one.letters, other.letters),
    answers: sum(one.answers, other.answers),
    notices: sum(one.notices, other.notices),
    ends: sum(one.ends, other.ends),
    violations: Object.fromEntries(
      Object.keys(one.violations).map((name) => [name, [...one.violations[name]!, ...other.violations[name]!]]),
    ),
    afterSleep: {
      hour: Math.max(one.afterSleep.hour, other.afterSleep.hour),
      day: Math.max(one.afterSleep.day, other.afterSleep.day),
      letters: one.afterSleep.letters + other.afterSleep.letters,
    },
  };
}
