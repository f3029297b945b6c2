import { mistaken, type Mistake, type Read, sound } from '../../rulebook/mistake.ts';

/** A mail with the labels that a careful complaints manager gave it (tests/labelled/README.md). */
export interface LabelledMail {
  readonly id: string;
  readonly lang: string;
  /** `plain`, `messy`, `hard`, or the name of the set it comes from. */
  readonly difficulty: string;
  readonly subject: string;
  readonly body: string;
  readonly category: string;
  /** Categories that a second careful person could defend. */
  readonly also: readonly string[];
  /** All that must be raised; any other is a false alarm. */
  readonly flags: readonly string[];
}

/** Reads a labelled file: one JSON object a line, or one JSON document whose `samples` holds them. */
export function readLabelled(file: string, text: string): Read<readonly LabelledMail[]> {
  const records = file.endsWith('.jsonl') ? recordsByLine(text) : samplesOf(text);
  if (records === null) return mistaken({ file, line: 0, column: 0, message: 'holds no list named `samples`' });
  const mistakes: Mistake[] = [];
  const mails = records.flatMap(({ line, value }) => {
    const mail = mailOf(value);
    if (typeof mail !== 'string') return [mail];
    mistakes.push({ file, line, column: line > 0 ? 1 : 0, message: mail });
    return [];
  });
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(mails);
}

interface LabelledRecord {
  /** 1-based, 0 when unknown. */
  readonly line: number;
  readonly value: unknown;
}

function recordsByLine(text: string): readonly LabelledRecord[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: index + 1, written: line.trim() }))
    .filter(({ written }) => written !== '')
    .map(({ line, written }) => ({ line, value: parsed(written) }));
}

function samplesOf(text: string): readonly LabelledRecord[] | null {
  const document = parsed(text);
  const samples = isObject(document) ? document['samples'] : null;
  return Array.isArray(samples) ? samples.map((value: unknown) => ({ line: 0, value })) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The mail, or what is wrong with its record. */
function mailOf(value: unknown): LabelledMail | string {
  if (!isObject(value)) return 'is no JSON object';
  const { id, lang, subject, body, category } = value;
  const difficulty = value['difficulty'] ?? value['set'];
  if (!isText(id)) return 'has no `id`';
  if (!isText(lang) || !isText(difficulty) || !isText(subject) || !isText(body) || !isText(category))
    return `${id}: lang, difficulty, subject, body and category are texts`;
  const also = value['also'] ?? [];
  const flags = value['flags'] ?? [];
  if (!isTexts(also) || !isTexts(flags)) return `${id}: also and flags are lists of names`;
  // The reference samples say `none` where nothing of the five fits.
  return { id, lang, difficulty, subject, body, category: category === 'none' ? 'other' : category, also, flags };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
