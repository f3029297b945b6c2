import { isolated } from './format/bidi.ts';
import type { Language } from './language.ts';
import type { Block, Line } from './markup.ts';
import type { Slot } from './slots.ts';

/** A letter as plain text. Lines are not wrapped: mail programs do it better, above all from right to left. */
export function asText(blocks: readonly Block[], slots: readonly Slot[], language: Language): string {
  const said = (line: Line): string => sayLine(line, slots, language);
  return blocks.map((block) => sayBlock(block, said)).join('\n\n');
}

/** One line without marks of direction, for a subject: threads are found by it. */
export function asSubject(line: Line, slots: readonly Slot[]): string {
  return line
    .map((span) => (span.kind === 'prose' ? span.text : (slots[span.slot]?.value ?? '')))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function sayBlock(block: Block, said: (line: Line) => string): string {
  switch (block.kind) {
    case 'rule':
      return '----------';
    case 'list':
      return block.items.map((item) => `- ${said(item).replaceAll('\n', '\n  ')}`).join('\n');
    case 'quotation':
      return block.lines
        .map((line) =>
          said(line)
            .replace(/^(?=.)/gm, '> ')
            .replace(/^$/gm, '>'),
        )
        .join('\n');
    case 'heading':
    case 'paragraph':
      return block.lines.map(said).join('\n');
  }
}

function sayLine(line: Line, slots: readonly Slot[], language: Language): string {
  return line
    .map((span) => {
      if (span.kind === 'prose') return span.text;
      const slot = slots[span.slot];
      if (slot === undefined) return '';
      return slot.kind === 'words' ? slot.value : isolated(slot.value, language);
    })
    .join('');
}
