import type { Catalogue } from '../../rulebook/catalogue.ts';
import { amountsIn } from './amounts.ts';
import { cannotProvideIn } from './cannot-provide.ts';
import { dateFacts, datesIn } from './dates.ts';
import { errorsIn } from './errors.ts';
import type { Fact } from './fact.ts';
import { earlierReferencesIn } from './earlier-references.ts';
import { identifiersIn } from './identifiers.ts';
import { type Lexicon, lexiconFor } from './lexicon.ts';
import { maskedNumbersIn } from './masked-numbers.ts';
import { methodsIn, namedThingsIn } from './named-things.ts';
import { playerDeadlineFacts, playerDeadlinesIn } from './player-deadlines.ts';
import { matchesOf, type Reading, readingOf } from './reading.ts';
import { overlaps, type Span } from './span.ts';
import { walletsIn } from './wallets.ts';
import type { DateContext } from './written-date.ts';

/** What facts are looked for in; every text already masked. */
export interface FactInput {
  readonly subject: string;
  readonly body: string;
  /** Values of a web form by label; they are believed before the words of the mail. */
  readonly form?: Readonly<Record<string, string>>;
  readonly attachmentNames: readonly string[];
  readonly receivedAt: Date;
  /** ISO 639-1; null looks with the words of every language. */
  readonly language: string | null;
  /** How `05/06` is read where both could be the month; day first unless told. */
  readonly dateOrder?: 'dmy' | 'mdy';
}

/** Everything a mail states that a complaint needs: form first, then body, subject and file names; each value once. */
export function factsOf(input: FactInput, catalogue: Catalogue): readonly Fact[] {
  const lexicon = lexiconFor(catalogue, input.language);
  const context = { receivedAt: input.receivedAt, dateOrder: input.dateOrder ?? 'dmy' };
  const found = [
    ...readingsOf(input, lexicon).flatMap((reading) => allIn(reading, context)),
    ...input.attachmentNames.flatMap((name) => methodsIn(readingOf('attachment', name.slice(0, 200), lexicon))),
  ];
  return eachOnce(found).slice(0, MOST);
}

/** A mail that states more is hostile or a log file. */
const MOST = 200;

function readingsOf({ form, body, subject }: FactInput, lexicon: Lexicon): readonly Reading[] {
  const fields = Object.entries(form ?? {}).map(([label, value]) => readingOf('form', `${label}: ${value}`, lexicon));
  return [...fields, readingOf('body', body, lexicon), readingOf('subject', subject, lexicon)];
}

function allIn(reading: Reading, context: DateContext): readonly Fact[] {
  const dates = datesIn(reading, context);
  const deadlines = playerDeadlinesIn(reading, context.receivedAt, dates);
  const past = dates.filter((date) => !deadlines.some((deadline) => overlaps(deadline, date)));
  const identifiers = identifiersIn(reading).filter((fact) => fact.kind !== 'game' || !isKnownGame(fact, reading));
  const numbered = identifiers.filter(({ kind }) => kind === 'transaction' || kind === 'round');
  const isFree = (fact: Fact): boolean => !numbered.some((other) => overlaps(spanOf(fact), spanOf(other)));
  return [
    ...amountsIn(reading, dates).filter(isFree),
    ...dateFacts(reading, past),
    ...namedThingsIn(reading).filter((fact) => fact.kind !== 'method' || isFree(fact)),
    ...identifiers,
    ...walletsIn(reading),
    ...maskedNumbersIn(reading),
    ...errorsIn(reading),
    ...playerDeadlineFacts(reading, deadlines),
    ...cannotProvideIn(reading),
    ...earlierReferencesIn(reading),
  ];
}

/** Facts of forms and files have no place, and cover nothing. */
function spanOf({ at, raw }: Fact): Span {
  return { at, end: at < 0 ? at : at + raw.length };
}

/** A title that the catalogue knows already goes by the id of the catalogue. */
function isKnownGame({ value }: Fact, reading: Reading): boolean {
  return matchesOf(reading, 'games').some(({ at, end }) => value.includes(reading.text.slice(at, end)));
}

/** The same value twice is one fact: the first, unless only the later one says what the money was. */
function eachOnce(found: readonly Fact[]): readonly Fact[] {
  const kept = new Map<string, Fact>();
  for (const fact of found) {
    const key = `${fact.kind} ${fact.value}`;
    const before = kept.get(key);
    if (!before) kept.set(key, fact);
    else if (fact.kind === 'amount' && before.role === null) kept.set(key, { ...before, role: fact.role });
  }
  const facts = [...kept.values()];
  return facts.filter((fact) => !isToldInFull(fact, facts));
}

/** `withdrawal 300` in the subject is the `300 GBP` of the text. */
function isToldInFull({ kind, value }: Fact, facts: readonly Fact[]): boolean {
  return kind === 'amount' && !value.includes(' ') && facts.some((other) => other.value.startsWith(`${value} `));
}
