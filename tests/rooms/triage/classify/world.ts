import { readdirSync, readFileSync } from 'node:fs';
import { sayMistake } from '../../../../src/rulebook/mistake.ts';
import { readRulebook, type Rulebook } from '../../../../src/rulebook/rulebook.ts';
import type { Classification } from '../../../../src/triage/classify/classification.ts';
import { type ClassifyInput, classify } from '../../../../src/triage/classify/classify.ts';

/** The rules as they are shipped; read once, for they are long. */
export const rulebook: Rulebook = shipped();

/** A first mail in English without a subject; what matters differs. */
export function mail(body: string, more: Partial<ClassifyInput> = {}): Classification {
  return classify(
    { subject: '', body, language: 'en', attachmentNames: [], isReply: false, form: {}, ...more },
    rulebook,
  );
}

function shipped(): Rulebook {
  const names = readdirSync('rules', { recursive: true }).map(String);
  const files = names
    .filter((name) => name.endsWith('.yaml'))
    .map((name): [string, string] => [`rules/${name}`, readFileSync(`rules/${name}`, 'utf8')]);
  const read = readRulebook(new Map(files));
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  return read.value;
}
