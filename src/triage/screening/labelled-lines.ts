import { type FormLabel, meaningOfLabel } from './form-labels.ts';

/**
 * The `Label: value` lines of a form by what they are about, the first of each kind. The value of a message goes on to
 * the end, without the lines of other labels; an empty label takes the next line. Nothing of a message is lost: a
 * second label of a kind that was there already is part of it.
 */
export function labelledLines(text: string): ReadonlyMap<FormLabel, string> {
  const found = new Map<FormLabel, string[]>();
  let waiting: string[] | null = null;
  for (const line of text.slice(0, LONGEST).split('\n', MOST_LINES)) {
    const labelled = labelOf(line.slice(0, 2_000));
    const message = found.get('message');
    if (labelled && !found.has(labelled.about)) {
      const value = labelled.value === '' ? [] : [labelled.value];
      found.set(labelled.about, value);
      waiting = value.length === 0 && labelled.about !== 'message' ? value : null;
    } else if (waiting && line.trim() !== '') {
      waiting.push(line.trim());
      waiting = null;
    } else if (message) {
      if (/^--\s?$/.test(line)) break;
      message.push(line.trimEnd());
    }
  }
  const values = [...found].map(([about, lines]) => [about, lines.join('\n').trim()] as const);
  return new Map(values.filter(([, value]) => value !== ''));
}

const LONGEST = 100_000;
const MOST_LINES = 2_000;

function labelOf(line: string): { readonly about: FormLabel; readonly value: string } | null {
  const match = /^[\s>*•_-]{0,6}([^:：=]{1,40}?)(?:\s?\([^()]{0,30}\))?\s?[:：](.*)$/u.exec(line);
  const about = match ? meaningOfLabel(match[1] ?? '') : null;
  return about === null ? null : { about, value: (match?.[2] ?? '').replace(/^[\s*_]+/, '').trim() };
}
