import { readdirSync, readFileSync } from 'node:fs';
import { type Catalogue, readCatalogue } from '../../../../src/rulebook/catalogue.ts';
import { sayMistake } from '../../../../src/rulebook/mistake.ts';
import type { Fact, FactKind } from '../../../../src/triage/facts/fact.ts';
import { type FactInput, factsOf } from '../../../../src/triage/facts/facts-of.ts';

/** Tuesday, 24 November 2026: the day on which the players of these tests write. */
export const RECEIVED = new Date('2026-11-24T09:12:00Z');

/** The words as they are shipped in `rules/`. */
export const catalogue = shipped();

/** What a mail states, read with the words of its language. */
export function factsIn(body: string, language: string | null = 'en', more: Partial<FactInput> = {}): readonly Fact[] {
  const input = { subject: '', body, attachmentNames: [], receivedAt: RECEIVED, language, ...more };
  return factsOf(input, catalogue);
}

/** Values of one kind, in the order of the text. */
export function valuesOf(kind: FactKind, body: string, language: string | null = 'en'): readonly string[] {
  return factsIn(body, language)
    .filter((fact) => fact.kind === kind)
    .map(({ value }) => value);
}

function shipped(): Catalogue {
  const names = ['rules/catalogue.yaml', ...readdirSync('rules/facts').map((name) => `rules/facts/${name}`)];
  const read = readCatalogue(names.map((file) => ({ file, text: readFileSync(file, 'utf8') })));
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  return read.value;
}
