import type { LabelledMail } from '../../src/cli/evaluate/labelled.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { oneRulesFor } from '../../src/triage/classify/as-one.ts';
import { classify } from '../../src/triage/classify/classify.ts';
import { emphasisOf } from '../../src/triage/classify/leanings-in.ts';
import { findingsIn } from '../../src/triage/classify/findings.ts';
import { passagesOf, wholeOf } from '../../src/triage/classify/passages.ts';
import { readingOf } from '../../src/triage/classify/reading.ts';

/** What the rules without leanings make of a labelled mail. */
export interface Seen {
  readonly id: string;
  readonly concepts: readonly string[];
  /** By concept, how much more than usual it says where it stands. */
  readonly emphasis: ReadonlyMap<string, number>;
  /** Concepts of each of its passages. */
  readonly passages: readonly (readonly string[])[];
  /** Flags that were labelled, and those that the rules raise. */
  readonly flags: { readonly labelled: ReadonlySet<string>; readonly raised: ReadonlySet<string> };
  /** Of each category, and what its rule of precedence is worth. */
  readonly points: Readonly<Record<string, number>>;
  /** How much of the mail each category may claim; together 1. */
  readonly labels: Readonly<Record<string, number>>;
}

export function seenIn(mails: readonly LabelledMail[], shipped: Rulebook): readonly Seen[] {
  const rulebook: Rulebook = { ...shipped, leanings: { points: new Map(), raises: new Map() } };
  return mails.map((mail) => {
    const { subject, body, lang: language } = mail;
    const input = { subject, body, language, attachmentNames: [], isReply: false, form: {} };
    const { scores, rule, category, flags } = classify(input, rulebook);
    return {
      id: mail.id,
      ...conceptsIn(mail, rulebook),
      flags: { labelled: new Set(mail.flags), raised: new Set(flags) },
      points: rule === null ? scores : { ...scores, [category]: (scores[category] ?? 0) + RULE },
      labels: labelsOf(mail),
    };
  });
}

/** Points that the choice of a rule of precedence is taken for. */
const RULE = 4;
/** Share of the labelled category beside others that can be defended. */
const FIRST = 0.7;

function conceptsIn(
  { subject, body, lang }: LabelledMail,
  rulebook: Rulebook,
): Pick<Seen, 'concepts' | 'emphasis' | 'passages'> {
  const rules = oneRulesFor(lang, rulebook);
  const texts = [readingOf('subject', subject, [rules.spelling]), readingOf('body', body, [rules.spelling])];
  const found = texts.map((text) => findingsIn(text, [rules]));
  const whole = wholeOf(found);
  return {
    concepts: [...whole.keys()].sort(),
    emphasis: new Map([...whole].map(([concept, at]) => [concept, emphasisOf(at, rulebook.weights)])),
    passages: passagesOf(found).map((passage) => [...passage.keys()]),
  };
}

function labelsOf({ category, also }: LabelledMail): Readonly<Record<string, number>> {
  if (also.length === 0) return { [category]: 1 };
  return { ...Object.fromEntries(also.map((other) => [other, (1 - FIRST) / also.length])), [category]: FIRST };
}
