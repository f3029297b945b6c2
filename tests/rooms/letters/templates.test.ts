import { expect, test } from 'vitest';
import { sayMistake } from '../../../src/rulebook/mistake.ts';
import { compileTemplates } from '../../../src/letters/templates.ts';
import { templateFiles } from './world.ts';

test.each([
  [
    'an unknown variable',
    'Hello {{refrence}}',
    /reopened\.hbs:4:9: there is no variable refrence; there are: name, reference/,
  ],
  ['a variable of another letter', 'Hello\n{{quote}}', /reopened\.hbs:5:3: there is no variable quote/],
  ['a syntax error', 'Hello {{#if name}}\nyou', /reopened\.hbs:\d+:1: cannot be read: /],
  ['an unclosed variable', 'Hello\n\n{{reference}', /reopened\.hbs:6:1: cannot be read: /],
  ['raw HTML', 'Hello {{{reference}}}', /reopened\.hbs:4:7: write two braces, not three/],
  ['a helper', 'Hello {{upper name}}', /reopened\.hbs:4:7: letters know no helpers but if, unless and each/],
  ['a block helper', '{{#with name}}x{{/with}}', /reopened\.hbs:4:1: letters know no blocks but/],
  ['a path into a value', '{{name.length}}', /reopened\.hbs:4:3: name one variable/],
  ['private data of the engine', '{{@root.name}}', /reopened\.hbs:4:3: name one variable/],
  [
    'an optional value printed without asking',
    'Dear {{name}}',
    /reopened\.hbs:4:6: name may be absent: put it inside \{\{#if name\}\}/,
  ],
  ['an optional value printed where it is absent', '{{#unless name}}{{name}}{{/unless}}', /name may be absent/],
  ['an unknown partial', '{{> footer}}', /reopened\.hbs:4:1: there is no partial footer/],
  ['a loop over what is no list', '{{#each reference}}x{{/each}}', /reopened\.hbs:4:1: reference is not a list/],
])('%s is reported at its line', (_, body, mistake) => {
  expect(mistakesWith('templates/en/reopened.hbs', `---\nsubject: x {{reference}}\n---\n${body}\n`)).toMatch(mistake);
});

test('a template without a subject says how it should begin', () => {
  expect(mistakesWith('templates/en/reopened.hbs', 'Hello')).toBe(
    'templates/en/reopened.hbs:1:1: begin with three lines: ---, subject: your subject, ---',
  );
  expect(mistakesWith('templates/en/reopened.hbs', '---\nsubject:\n---\nx')).toContain('reopened.hbs:1:1: begin with');
});

test('a letter, a partial and a language that are missing are named', () => {
  expect(mistakesWithout('templates/de/minor.hbs')).toBe(
    'templates/de/minor.hbs: this letter is missing in this language',
  );
  expect(mistakesWithout('templates/en/status.hbs')).toContain('templates/en/status.hbs: this letter is missing');
  expect(mistakesWithout('templates/de/partials/in-english.hbs')).toContain('in-english.hbs: this partial is missing');
  expect(mistakesWithout('templates/layout.html.hbs')).toBe('templates/layout.html.hbs: the page around every letter');
});

test('a letter that nobody sends is a mistake, not a surprise', () => {
  expect(mistakesWith('templates/en/aknowledgement.hbs', 'x')).toContain('aknowledgement.hbs: there is no such letter');
});

test('a layout that fetches something is refused', () => {
  const layout = templateFiles().get('templates/layout.html.hbs') ?? '';
  expect(
    mistakesWith('templates/layout.html.hbs', layout.replace('<body>', '<body><img src="https://x.example/p.gif">')),
  ).toContain('nothing remote belongs into a letter: src=');
  expect(mistakesWith('templates/layout.html.hbs', layout.replace('{{{body}}}', ''))).toContain(
    'must stand in it exactly once',
  );
});

test('all mistakes come back at once', () => {
  const files = templateFiles();
  files.set('templates/en/reopened.hbs', '---\nsubject: x\n---\n{{a}} {{b}}');
  files.delete('templates/fa/minor.hbs');
  const read = compileTemplates(files);
  expect(read.kind === 'mistaken' && read.mistakes).toHaveLength(3);
});

function mistakesWith(file: string, text: string): string {
  const read = compileTemplates(templateFiles().set(file, text));
  return read.kind === 'mistaken' ? read.mistakes.map(sayMistake).join('\n') : 'sound';
}

function mistakesWithout(file: string): string {
  const files = templateFiles();
  files.delete(file);
  const read = compileTemplates(files);
  return read.kind === 'mistaken' ? read.mistakes.map(sayMistake).join('\n') : 'sound';
}
