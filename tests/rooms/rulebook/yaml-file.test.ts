import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { readPlainYaml } from '../../../src/rulebook/plain-yaml.ts';
import { sayMistake } from '../../../src/rulebook/mistake.ts';
import { readYaml } from '../../../src/rulebook/yaml-file.ts';

/** What the library says that knows places: the value, or the first mistake. */
function careful(text: string): { readonly value: unknown } | { readonly refused: string } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (!error) return { value: document.toJS({ maxAliasCount: 100 }) };
  const { line, col } = lineCounter.linePos(error.pos[0]);
  return { refused: `rules/f.yaml:${line}:${col}: ${error.message}` };
}

function read(text: string): { readonly value: unknown } | { readonly refused: string } {
  const file = readYaml('rules/f.yaml', text, z.unknown());
  if (file.kind === 'sound') return { value: file.value.value };
  return { refused: file.mistakes.map(sayMistake)[0] ?? '' };
}

const delivered = ['rules', 'templates'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name)),
);

test.each(delivered)('%s means the same to both readers', (file) => {
  const text = readFileSync(file, 'utf8');
  const plain = readPlainYaml(text);
  if (plain.kind === 'read') expect(careful(text)).toEqual({ value: plain.value });
});

test('the words of every language, where the bytes are, are read quickly', () => {
  const words = delivered.filter((file) => file.startsWith('rules/languages/'));
  expect(words.length).toBeGreaterThan(15);
  expect(words.filter((file) => readPlainYaml(readFileSync(file, 'utf8')).kind === 'intricate')).toEqual([]);
});

const SCALARS =
  `no yes on true True FALSE null ~ 0x1F 0o17 017 0b11 1_000 +12 -0 .5 1. 1e3 1e999 .inf -.INF .nan 12:30:45
  2026-11-21 2026-11-21T09:00:00Z 190:20:30 0.1.2 1,000 123456789012345678901 << = word* a~b #7 "no" '1' "\\u00e9\\n" 'it''s'
  http://a.example <not> -- -> €450 ${'9'.repeat(400)}`.split(/\s+/);

test.each(SCALARS)('%s is the same scalar to both readers, as a value, in a list and as a key', (scalar) => {
  for (const text of [`a: ${scalar}\n`, `a: [${scalar}]\n`, `a:\n  - ${scalar}\n`, `${scalar}: a\n`])
    expect(read(text)).toEqual(careful(text));
});

const INTRICATE = {
  'a key that stands twice': 'a: 1\nb:\n  c: 1\n  c: 2\n',
  'keys that are one text': '1: a\n"1": b\n',
  'a tab before a value': 'a:\n\tb: 1\n',
  'a tab inside a line': 'a:\tb\n',
  'an anchor and its alias': 'a: &x [1, 2]\nb: *x\n',
  'a merged map': 'a: &x { b: 1 }\nc:\n  <<: *x\n',
  'a merge of nothing': '<<: { b: 1 }\n',
  'a tag': 'a: !!str 1\n',
  'a tag of nobody': 'a: !thing 1\n',
  'a directive': '%YAML 1.1\n---\na: no\n',
  'two documents': 'a: 1\n---\nb: 2\n',
  'a document that ends': 'a: 1\n...\n',
  'a key without a name': '~: a\n',
  'a byte order mark': '\ufeffa: 1\n',
  'text behind an entry of a list': 'k:\n- "q"a: b\n',
  'text behind a list in a list': 'k:\n- [q] a: b\n',
  'a folded block that keeps its end': 'a: >+\n  b\n\n\n',
  'a bracket that is open': 'a: [b, c\nd: 1\n',
  'a quote that is open': 'a: "b\n',
  'a colon too many': 'a: b: c\n',
  'an indent too few': 'a:\n    b: 1\n  c: 2\n',
  'a name of JavaScript': '__proto__: { a: 1 }\nconstructor: 2\n',
  'nothing at all': '',
  'a comment alone': '# a\n',
};

test.each(Object.entries(INTRICATE))('%s is read, or refused with its place, as by the reader of places', (_, text) => {
  expect(read(text)).toEqual(careful(text));
});

const PIECES = [
  ...String.raw`a b: c no ~ 1 "q" 's' || w* *w &x !t # [a] ? - : , [ ] { } | > |- >+ |1 >-2 % @ \ " ' << --- ...`.split(
    ' ',
  ),
  ...['c d', ' # c', '? ', '- ', ': ', ', ', '__proto__: ', '\u00a0', 'é', 'می', '\t', '\ufeff'],
  ...[' ', '  ', '\n', '\n  ', '\n    ', '\n- ', '\n  - ', '\n\n', '\n # x\n', '\r\n'],
];

test('whatever is read quickly is what the reader of places reads', () => {
  const soup = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
  let quick = 0;
  fc.assert(
    fc.property(soup, (text) => {
      const plain = readPlainYaml(text);
      if (plain.kind === 'intricate') return;
      quick += 1;
      expect(careful(text)).toEqual({ value: plain.value });
    }),
    { numRuns: 5000 },
  );
  expect(quick).toBeGreaterThan(500);
});

test('a mistake that is found later is placed at its value, in a file that was read quickly', () => {
  const file = readYaml('rules/f.yaml', 'a:\n  b:\n    [\n      one, two,\n    ]\nc: 1\n', z.unknown());
  if (file.kind === 'mistaken') throw new Error('mistaken');
  const at = (...path: readonly PropertyKey[]): string => sayMistake(file.value.mistakeAt(path, 'no'));
  expect(at('a', 'b', 1)).toBe('rules/f.yaml:4:12: no');
  expect(at('a', 'gone')).toBe('rules/f.yaml:2:3: no');
  expect(at('c')).toBe('rules/f.yaml:6:4: no');
});

test('a word with a star in front is refused with its place, and told to stand in quotes', () => {
  expect(read('a: 1\nb: [c, *word]\n')).toEqual({
    refused: 'rules/f.yaml:2:8: no anchor is called word; a text that begins with a star stands in quotes',
  });
});

test('aliases that stand for billions of values are refused', () => {
  const lists = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`);
  expect(read(['l0: &l0 [a]', ...lists].join('\n'))).toEqual({ refused: 'rules/f.yaml: holds too many aliases' });
});
