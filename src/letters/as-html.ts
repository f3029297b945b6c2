import { directionOfValue, isolated } from './format/bidi.ts';
import type { Language } from './language.ts';
import type { Block, Line, Span } from './markup.ts';
import type { Slot } from './slots.ts';

/** The inline style of each element that a letter may hold, taken from the layout. */
export type Styles = Readonly<Record<Element, string>>;
export type Element = (typeof elements)[number];
export const elements = ['h2', 'p', 'ul', 'li', 'blockquote', 'hr', 'a'] as const;

/** A letter's body as HTML: every character of prose and of values is escaped, and there is nothing remote in it. */
export function asHtml(
  blocks: readonly Block[],
  slots: readonly Slot[],
  { language, styles }: { readonly language: Language; readonly styles: Styles },
): string {
  const line = (spans: Line): string => spans.map((span) => spanHtml(span, slots, { language, styles })).join('');
  const lines = (all: readonly Line[]): string => all.map(line).join('<br>\n');
  const open = (element: Element, ownWords: boolean): string =>
    `<${element}${ownWords ? ' dir="auto"' : ''} style="${styles[element]}">`;
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'rule':
          return open('hr', false);
        case 'heading':
          return `${open('h2', false)}${lines(block.lines)}</h2>`;
        case 'paragraph':
          return `${open('p', isOwnWords(block.lines, slots))}${lines(block.lines)}</p>`;
        case 'quotation':
          return `${open('blockquote', isOwnWords(block.lines, slots))}${lines(block.lines)}</blockquote>`;
        case 'list':
          return `${open('ul', false)}\n${block.items.map((item) => `${open('li', false)}${line(item)}</li>`).join('\n')}\n</ul>`;
      }
    })
    .join('\n');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Somebody's own words read in their own direction, whatever the letter's is. */
function isOwnWords(lines: readonly Line[], slots: readonly Slot[]): boolean {
  return lines.every((line) => line.every((span) => span.kind === 'slot' && slots[span.slot]?.kind === 'words'));
}

function spanHtml(
  span: Span,
  slots: readonly Slot[],
  { language, styles }: { readonly language: Language; readonly styles: Styles },
): string {
  const slot = span.kind === 'slot' ? slots[span.slot] : undefined;
  const html = span.kind === 'prose' ? escapeHtml(span.text) : slot ? slotHtml(slot, language, styles) : '';
  return span.weight === 'bold' ? `<strong>${html}</strong>` : html;
}

function slotHtml({ kind, value }: Slot, language: Language, styles: Styles): string {
  const escaped = escapeHtml(value);
  if (kind === 'words') return escaped.replaceAll('\n', '<br>\n');
  if (kind === 'link') return `<a href="${escaped}" dir="ltr" style="${styles.a}">${escaped}</a>`;
  if (isIdentifier.test(value)) return `<bdi dir="ltr" style="white-space: nowrap">${escaped}</bdi>`;
  return isolated(value, language) === value ? escaped : `<bdi dir="${directionOfValue(value)}">${escaped}</bdi>`;
}

/** A reference or the like, which must not be torn at its hyphens. */
const isIdentifier = /^(?=.*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+){1,5}$/;
