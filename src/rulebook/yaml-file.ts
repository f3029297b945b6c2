import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { type Mistake, type Read, sound } from './mistake.ts';

/** A checked YAML 1.2 file, with the place of each of its values for mistakes found later. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** A mistake at the value that `path` leads to. */
  readonly mistakeAt: (path: readonly PropertyKey[], message: string) => Mistake;
}

/** Reads and checks one YAML text; every mistake of syntax or shape comes back with line and column. */
export function readYaml<T>(file: string, text: string, shape: z.ZodType<T>): Read<YamlFile<T>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const syntax = document.errors.map((error) => ({ file, ...place(lines, error.pos[0]), message: error.message }));
  if (syntax.length > 0) return { kind: 'mistaken', mistakes: syntax };
  const mistakeAt = (path: readonly PropertyKey[], message: string): Mistake => ({
    file,
    ...place(lines, offsetOf(document, path)),
    message,
  });
  const checked = shape.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (checked.success) return sound({ file, value: checked.data, mistakeAt });
  return {
    kind: 'mistaken',
    mistakes: checked.error.issues.map((issue) =>
      mistakeAt(issue.path, `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`),
    ),
  };
}

/** Says mistakes at places of a file whose shape was found sound before, for whoever finds them later. */
export function mistakesIn(file: string, text: string): YamlFile<unknown>['mistakeAt'] {
  const read = readYaml(file, text, z.unknown());
  if (read.kind === 'sound') return read.value.mistakeAt;
  return (_, message) => ({ file, line: 0, column: 0, message });
}

function place(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Offset of the deepest node on the path that exists: a missing key is reported at its parent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
