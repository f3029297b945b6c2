import { sayDay, sayMoment } from './format/dates.ts';
import { sayList } from './format/lists.ts';
import type { Language } from './language.ts';
import type { Kind, Shape } from './shape.ts';

/**
 * A value on its way into a letter. Templates never see it: they are filled with slots, two private characters around
 * a number, and the value takes the slot's place only when the letter's markup has been read. So nothing that a player
 * writes is ever a template, markup or HTML.
 */
export interface Slot {
  readonly kind: 'text' | 'words' | 'link';
  readonly value: string;
}

export interface Filled {
  /** What Handlebars is given: slots, truth values and lists of the same. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly slots: readonly Slot[];
  /** Names of values that are missing or unusable: with any of them the letter must not leave. */
  readonly missing: readonly string[];
}

export const slotPattern = /\ue000(\d+)\ue001/g;

/** Formats every value for one language and puts it into its slot. */
export function fillSlots(
  shape: Shape,
  values: Readonly<Record<string, unknown>>,
  { language, zone }: { readonly language: Language; readonly zone: string },
): Filled {
  const slots: Slot[] = [];
  const missing: string[] = [];
  const hold = (kind: Slot['kind'], value: string): string => {
    slots.push({ kind, value: kind === 'words' ? cleanWords(value) : cleanLine(value) });
    return `\ue000${slots.length - 1}\ue001`;
  };
  const fill = (kind: Kind, value: unknown, path: string): unknown => {
    if (typeof kind === 'object' && 'optional' in kind)
      return value === null || value === '' ? '' : fill(kind.optional, value, path);
    if (typeof kind === 'object')
      return Array.isArray(value) ? value.map((item, at) => fillAll(kind.each, item, `${path}.${at}.`)) : lack(path);
    if (kind === 'yes') return typeof value === 'boolean' ? value : lack(path);
    if (kind === 'joined')
      return isTexts(value)
        ? sayList(
            value.map((item) => hold('text', item)),
            language,
          )
        : lack(path);
    if (kind === 'day' || kind === 'moment') {
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) return lack(path);
      return hold('text', kind === 'day' ? sayDay(value, language, zone) : sayMoment(value, language, zone));
    }
    if (typeof value !== 'string' || cleanWords(value).trim() === '') return lack(path);
    return kind === 'link' && !/^https:\/\/[^\s"'<>]+$/.test(value) ? lack(path) : hold(kind, value);
  };
  const fillAll = (kinds: Shape, record: unknown, path: string): Record<string, unknown> => {
    const known = isRecord(record) ? record : {};
    return Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [name, fill(kind, known[name], path + name)]),
    );
  };
  const lack = (path: string): '' => {
    missing.push(path);
    return '';
  };
  return { context: fillAll(shape, values, ''), slots, missing };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function cleanLine(value: string): string {
  return cleanWords(value)
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

/** No control, no lone surrogate, no slot of its own and no direction override. */
function cleanWords(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n|\t)\p{Cc}|\p{Cs}|[\ue000\ue001\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/^\n+/, '')
    .trimEnd();
}
