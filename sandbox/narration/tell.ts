import type { Paint } from './paint.ts';
import { labelled, listed, safeWords } from './words.ts';

/** A mail that was handled, as far as it is told. */
export interface Arrival {
  /** Null when the mail names no author. */
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  /** Where it ended: `new-ticket`, `joined-ticket`, `filed` … */
  readonly outcome: string;
  readonly reason: string;
  readonly reference: string | null;
  /** Null for mail that was not read as a complaint. */
  readonly verdict: Verdict | null;
  /** ISO 8601; when a decision is due. */
  readonly deadline: string | null;
  /** Letters that were not written, and why. */
  readonly withheld: readonly { readonly letter: string; readonly reason: string }[];
}

/** What the mail is about, and the words that say so. */
export interface Verdict {
  readonly category: string;
  readonly subtype: string | null;
  readonly secondary: readonly string[];
  readonly confidence: number;
  /** ISO 639-1, or null. */
  readonly language: string | null;
  /** Id of the rule that overruled the scores, or null. */
  readonly rule: string | null;
  readonly flags: readonly string[];
  readonly hits: readonly {
    readonly target: string;
    readonly found: string;
    readonly weight: number;
    readonly where: string;
  }[];
  readonly facts: readonly { readonly kind: string; readonly value: string }[];
  readonly missing: readonly string[];
}

/** A letter that left, or did not. */
export interface Departure {
  readonly letter: string;
  readonly to: string;
  readonly subject: string;
  readonly result: string;
  /** The mail server's words. */
  readonly response: string;
}

/** What came in, what it was taken for and why, and what it led to. */
export function tellArrival(arrival: Arrival, paint: Paint): readonly string[] {
  const { from, subject, verdict, outcome, reason, reference, deadline, withheld } = arrival;
  const ticket = [
    ...(reference === null ? [] : [paint.strong(reference)]),
    ...(reference === null || deadline === null ? [] : [`a decision is due on ${dayOf(deadline)}`]),
  ];
  return [
    '',
    `${paint.strong('→ in ')} ${from === null ? 'nobody' : sayAuthor(from)}`,
    labelled('subject', safeWords(subject) || '(none)'),
    ...(verdict ? tellVerdict(verdict, paint) : []),
    ...listed('outcome', [paint.good(spaced(outcome)), ...ticket]),
    labelled('because', safeWords(reason)),
    ...withheld.map((one) => labelled('no letter', `${spaced(one.letter)}: ${safeWords(one.reason)}`)),
  ];
}

export function tellDeparture({ letter, to, subject, result, response }: Departure, paint: Paint): readonly string[] {
  const colour = result === 'sent' ? paint.good : paint.alarming;
  return [
    '',
    `${paint.strong('← out')} ${spaced(letter)} to ${safeWords(to)}`,
    labelled('subject', safeWords(subject)),
    labelled('result', `${colour(result)} ${paint.faint(safeWords(response))}`),
  ];
}

function tellVerdict(verdict: Verdict, paint: Paint): readonly string[] {
  const { subtype, confidence, language, rule, flags } = verdict;
  const byForce = [...verdict.hits].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  return [
    labelled('language', language === null ? 'unknown' : (LANGUAGES.of(language) ?? language)),
    ...listed('category', [
      paint.strong(verdict.category),
      ...(subtype === null ? [] : [spaced(subtype)]),
      `confidence ${confidence.toFixed(2)}`,
      ...(rule === null ? [] : [`by the rule ${rule}`]),
    ]),
    ...listed('words', byForce.slice(0, 6).map(sayHit)),
    ...listed('or', verdict.secondary.map(spaced)),
    ...listed(
      'flags',
      flags.map((flag) => paint.alarming(spaced(flag))),
    ),
    ...listed(
      'facts',
      verdict.facts.slice(0, 10).map(({ kind, value }) => `${spaced(kind)} ${safeWords(value)}`),
    ),
    ...listed('lacks', verdict.missing.map(spaced)),
  ];
}

/** Each part apart, for the name may run the other way. */
function sayAuthor({ name, address }: NonNullable<Arrival['from']>): string {
  const words = safeWords(name);
  return words === '' ? safeWords(address) : `${words} <${safeWords(address)}>`;
}

function sayHit({ target, found, weight, where }: Verdict['hits'][number]): string {
  const points = `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;
  return `“${safeWords(found)}” ${points} ${spaced(target)} (${where})`;
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

function spaced(name: string): string {
  return name.replace(/[-_]/g, ' ');
}

function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
}
