import { readFileSync } from 'node:fs';
import { type Checklists, readChecklists } from '../../../../src/rulebook/checklists.ts';
import { sayMistake } from '../../../../src/rulebook/mistake.ts';
import { type EvidenceInput, evidenceOf } from '../../../../src/triage/evidence/evidence-of.ts';
import type { Evidence } from '../../../../src/triage/evidence/evidence.ts';
import type { File } from '../../../../src/triage/evidence/file-class.ts';
import { factsIn } from '../facts/world.ts';

/** The checklists as they are shipped in `rules/`. */
export const rules: { readonly checklists: Checklists } = { checklists: shipped() };

/** A file of 50 kB as a player attaches it; what is named differs. */
export function file(name: string, more: Partial<File> = {}): File {
  const type = /\.pdf$/i.test(name) ? 'application/pdf' : /\.(?:mp4|mov)$/i.test(name) ? 'video/mp4' : 'image/jpeg';
  const image = type === 'image/jpeg' ? { width: 1200, height: 1600 } : null;
  return { name, type, size: 50_000, sha256: name, inline: false, image, verdict: 'safe', ...more };
}

/** A mail in English about a payment, of which the category is sure; what matters differs. */
export function evidenceIn(
  body: string,
  { language = 'en', ...more }: Partial<EvidenceInput> & { readonly language?: string } = {},
): Evidence {
  const facts = factsIn(body, language);
  return evidenceOf(
    { classification: sure('payment'), facts, attachments: [], senderKnown: true, alreadyPresent: [], ...more },
    rules,
  );
}

export function sure(
  category: string,
  subtype: string | null = null,
  flags: readonly string[] = [],
): EvidenceInput['classification'] {
  return { category, subtype, flags, confidence: 0.9 };
}

/** What is present, as `item: where it was found`. */
export function presentIn({ present }: Evidence): readonly string[] {
  return present.map(({ item, by }) => `${item}: ${by}`);
}

function shipped(): Checklists {
  const read = readChecklists('rules/checklists.yaml', readFileSync('rules/checklists.yaml', 'utf8'));
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  return read.value;
}
