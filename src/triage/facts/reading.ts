import { withWesternDigits } from '../../mail/secrets/digits.ts';
import type { Topic } from '../../rulebook/catalogue.ts';
import type { Fact, FactKind } from './fact.ts';
import type { Lexicon } from './lexicon.ts';
import { matchesIn, type PhraseMatch } from './phrases.ts';
import { type Word, wordsIn } from '../../rulebook/words.ts';

/** One text of a mail, read once for all kinds of facts. */
export interface Reading {
  readonly where: Fact['where'];
  readonly raw: string;
  /** The same with western digits; offsets are those of `raw`. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly byTopic: ReadonlyMap<Topic, readonly PhraseMatch[]>;
  readonly lexicon: Lexicon;
}

/** No complaint needs more, and nothing longer may cost more. */
const LONGEST = 20_000;

/** Matches of one topic that are looked at; a complaint has fewer, and steps that compare them all stay quick. */
const MOST = 300;

export function readingOf(where: Fact['where'], whole: string, lexicon: Lexicon): Reading {
  const raw = whole.slice(0, LONGEST);
  const written = withWesternDigits(raw);
  const words = wordsIn(written);
  const byTopic = new Map<Topic, PhraseMatch[]>();
  for (const match of matchesIn(words, lexicon.index)) {
    const others = byTopic.get(match.topic);
    if (others && others.length < MOST) others.push(match);
    if (!others) byTopic.set(match.topic, [match]);
  }
  return { where, raw, text: withPersianDecimals(written, byTopic), words, byTopic, lexicon };
}

/** Before a Persian word of money a stroke parts decimals (`۲/۵ میلیون`) or thousands (`۷۵۰/۰۰۰ تومان`), no days. */
function withPersianDecimals(text: string, byTopic: Reading['byTopic']): string {
  let read = text;
  for (const { at, end } of [...(byTopic.get('magnitudes') ?? []), ...(byTopic.get('currencies') ?? [])]) {
    if (!/\p{Script=Arabic}/u.test(text.slice(at, end))) continue;
    const number = /(?<![\d/])\d{1,3}(?:\/\d{1,3}){1,4}[\s\u200c]{0,2}$/.exec(text.slice(Math.max(0, at - 24), at));
    if (number) read = read.slice(0, at - number[0].length) + number[0].replaceAll('/', '.') + read.slice(at);
  }
  return read;
}

export function matchesOf(reading: Reading, topic: Topic): readonly PhraseMatch[] {
  return reading.byTopic.get(topic) ?? [];
}

/** A fact that stands from `at` to `end`; a form's text is put together from label and value, so it has no place. */
export function factAt(
  reading: Reading,
  { at, end }: { readonly at: number; readonly end: number },
  { kind, value, role = null }: { readonly kind: FactKind; readonly value: string; readonly role?: string | null },
): Fact {
  const place = reading.where === 'form' || reading.where === 'attachment' ? -1 : at;
  return { kind, value, raw: reading.raw.slice(at, end), where: reading.where, at: place, role };
}
