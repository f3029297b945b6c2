import { slotPattern } from './slots.ts';

/**
 * The markup of letters, as little as they need: a blank line ends a paragraph, a new line is a new line, `## ` a
 * heading, `- ` an item, `> ` a quotation, `---` a rule, `**bold**` weight. Slots are left as they are.
 */
export type Block =
  | { readonly kind: 'paragraph' | 'heading' | 'quotation'; readonly lines: readonly Line[] }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'rule' };

export type Line = readonly Span[];
export type Span =
  | { readonly kind: 'prose'; readonly text: string; readonly weight: Weight }
  | { readonly kind: 'slot'; readonly slot: number; readonly weight: Weight };
type Weight = 'normal' | 'bold';

export function readMarkup(source: string): readonly Block[] {
  return source
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .flatMap((chunk) => blocksOf(chunk.split('\n').filter((line) => line.trim() !== '')));
}

/** A chunk without blank lines: a run of lines of the same sort is one block. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const [first] = lines;
  if (first === undefined) return [];
  const sort = sortOf(first);
  const end = lines.findIndex((line) => sortOf(line) !== sort);
  const run = lines.slice(0, end === -1 ? lines.length : end);
  return [blockOf(sort, run), ...blocksOf(lines.slice(run.length))];
}

type Sort = Block['kind'];

function sortOf(line: string): Sort {
  if (/^---+\s*$/.test(line)) return 'rule';
  if (line.startsWith('## ')) return 'heading';
  if (line.startsWith('- ')) return 'list';
  return line.startsWith('> ') ? 'quotation' : 'paragraph';
}

function blockOf(sort: Sort, run: readonly string[]): Block {
  if (sort === 'rule') return { kind: sort };
  const lines = run.map((line) => spansOf(line.replace(/^(?:## |- |> )/, '').trim()));
  return sort === 'list' ? { kind: sort, items: lines } : { kind: sort, lines };
}

function spansOf(line: string): Line {
  return line.split('**').flatMap((part, at) => slotsIn(part, at % 2 === 1 ? 'bold' : 'normal'));
}

function slotsIn(part: string, weight: Weight): Line {
  return part
    .split(slotPattern)
    .map(
      (piece, at): Span =>
        at % 2 === 1 ? { kind: 'slot', slot: Number(piece), weight } : { kind: 'prose', text: piece, weight },
    )
    .filter((span) => span.kind === 'slot' || span.text !== '');
}
