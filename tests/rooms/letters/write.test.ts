import { growthOf, LINEAR } from '../../growth.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeLetter } from '../../../src/letters/write.ts';
import { samples, shippedTemplates, written } from './world.ts';

const templates = shippedTemplates();

test('what a player writes is never a template, markup or HTML', () => {
  const name = '{{reference}} **x** <script>alert("1")</script> \ue0000\ue001 \u202egro\r\n- item & \'quote\'';
  const { text, html } = written(templates, 'acknowledgement', 'en', { name, quote: `> ${name}` });
  expect(text).toMatch(/^Dear \{\{reference\}\} \*\*x\*\* <script>alert\("1"\)<\/script> 0 gro - item & 'quote',\n/);
  expect(text).toContain('> > {{reference}}');
  expect(html).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; 0 gro - item &#38; &#39;quote&#39;,');
  expect(html).not.toContain('<script');
});

test('whatever stands in a value, the elements of the letter stay the same', () => {
  const elements = (html: string): readonly string[] =>
    [...html.matchAll(/<\/?[a-z][^>]*>/gi)].map(([tag]) => tag).filter((tag) => !/^<\/?(?:br|bdi)/.test(tag));
  const anything = fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            '<b>',
            '</p>',
            '{{#if x}}',
            '{{{body}}}',
            '**',
            '## ',
            '- ',
            '> ',
            '---',
            '\n\n',
            '\ue000',
            '\ue001',
            '3',
            '"',
            "'",
            '&#60;',
            '\0',
            '\ud800',
            'سلام',
            '\u2066',
            '$&',
            '$1',
          ),
          { minLength: 1, maxLength: 10 },
        )
        .map((parts) => parts.join('')),
    )
    .map((text) => `x${text}`);
  for (const language of ['en', 'fa']) {
    const plain = written(templates, 'acknowledgement', language, { quote: 'x' }).html;
    fc.assert(
      fc.property(anything, anything, anything, anything, (name, summary, what, quote) => {
        const changed = {
          name,
          summary,
          quote,
          missing: [
            { what, why: what },
            { what: 'Amount', why: null },
          ],
          present: [what, name],
        };
        const { subject, html } = written(templates, 'acknowledgement', language, changed);
        expect(elements(html)).toEqual(elements(plain));
        expect(html + subject).not.toMatch(/[\0-\x08\x0b-\x1f\ue000\ue001]/);
      }),
      { numRuns: 500, seed: 1 },
    );
  }
});

test('a letter with a hole is refused by the names of what is missing', () => {
  const values = {
    ...samples.acknowledgement,
    reference: ' ',
    resolveBy: new Date('x'),
    uploadUrl: 'http://casino.example',
    missing: [{ what: '', why: null }],
    summary: undefined,
  };
  expect(
    writeLetter(templates, { letter: 'acknowledgement', language: 'en', zone: 'UTC', values: values as never }),
  ).toEqual({
    kind: 'refused',
    missing: ['reference', 'summary', 'resolveBy', 'missing.0.what', 'uploadUrl'],
  });
});

test('an address that looks like a link is none unless the letter was given it as one', () => {
  const { html } = written(templates, 'acknowledgement', 'en', {
    name: 'https://evil.example',
    quote: 'https://evil.example',
  });
  expect(html).not.toContain('href="https://evil.example');
});

test('a value that ends its sentence leaves one full stop', () => {
  const { text } = written(templates, 'acknowledgement', 'en', { summary: 'my money is gone.' });
  expect(text).toContain('about this: my money is gone. If that');
  expect(written(templates, 'acknowledgement', 'ru').text).not.toContain('..');
});

test.each([' ', '\n', '>', '*', 'a', '{', '<', '\u202e', 'سلام '])(
  'a mail of %j without end is quoted in time in proportion',
  (part) => {
    const quote = (size: number): string => `${part.repeat(size / part.length)}x`;
    const work = (size: number) => written(templates, 'acknowledgement', 'fa', { quote: quote(size) });
    expect(growthOf(work)).toBeLessThan(LINEAR);
  },
);
