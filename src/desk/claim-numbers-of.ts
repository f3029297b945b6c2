import { claimNumbersIn } from '../ticket/claim-numbers.ts';
import { factsOf } from '../triage/facts/facts-of.ts';
import { languageOf } from '../triage/language/language-of.ts';
import type { House } from './house.ts';
import type { Words } from './words.ts';

/** The transactions and rounds that a mail names, by which the store finds the same claim at other addresses. */
export function claimNumbersOf(
  { subject, body, fields }: Words,
  receivedAt: Date,
  { rulebook }: House,
): readonly string[] {
  const { language } = languageOf({ subject, text: body }, rulebook);
  const input = { subject, body, form: fields, attachmentNames: [], receivedAt, language };
  return claimNumbersIn(factsOf(input, rulebook.catalogue));
}
