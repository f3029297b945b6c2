import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { Mistake } from './mistake.ts';

/** A YAML 1.2 text with the line and column of everything in it, for saying mistakes. */
export interface YamlPlaces {
  readonly document: Document;
  readonly lines: LineCounter;
}

type Place = Pick<Mistake, 'line' | 'column'>;

export function placesIn(text: string): YamlPlaces {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }), lines };
}

/** Of the deepest value on the path that exists: a missing key is reported at its parent. */
export function placeOf(path: readonly PropertyKey[], { document, lines }: YamlPlaces): Place {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return at(lines, node.range[0]);
  }
  return at(lines, 0);
}

/** What cannot be read at all: mistakes of syntax, and words with a star in front, which stand for nothing. */
export function unreadable({ document, lines }: YamlPlaces): readonly (Place & Pick<Mistake, 'message'>)[] {
  const found = document.errors.map(({ pos, message }) => ({ ...at(lines, pos[0]), message }));
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return;
      const message = `no anchor is called ${alias.source}; a text that begins with a star stands in quotes`;
      found.push({ ...at(lines, alias.range?.[0] ?? 0), message });
    },
  });
  return found;
}

function at(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
