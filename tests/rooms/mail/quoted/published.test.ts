import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textOfHtml } from '../../../../src/mail/parse/html-text.ts';
import { visibleTextOf } from '../../../../src/mail/quoted/visible-text.ts';

interface PublishedCase {
  readonly id: string;
  readonly body?: string;
  readonly html?: string;
  readonly expected?: string | null;
  readonly constraints?: Readonly<Partial<Record<'startswith' | 'endswith' | 'contains', readonly string[]>>>;
}

const CASES = (
  JSON.parse(
    readFileSync(new URL('../../../fixtures/replies/replies.json', import.meta.url), 'utf8'),
  ) as readonly PublishedCase[]
).filter(({ expected, constraints }) => typeof expected === 'string' || constraints);

/** Where we mean something else, and where we are wrong. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'crisp/text_email_regards': 'a sign-off names the writer, so it stays',
  'edgetier/email_german_nosig': 'a sign-off names the writer, so it stays',
  'edgetier/swiss_german_signoff_no_trailing_newline_nosig': 'a sign-off names the writer, so it stays',
  'edgetier/best_example': 'words below a sign-off stay',
  'crisp/test_email_sent_from_my': 'words below the line of a telephone stay: people write there',
  'crisp/test_email_german_3': 'words below the line of a telephone stay: people write there',
  'talon-eml/iphone': 'talon keeps signatures',
  'talon-eml/sparrow': 'talon keeps signatures',
  'github/email_2_3': 'the case expects words that are not in the mail',
  'talon-plain/link_breaks_quotation_markers_sequence_1': 'wrong: a broken link between quoted lines stays',
  'crisp/test_email_with_italian': 'wrong: the rest of a broken quoted line at the end stays',
};

test.each(CASES)('$id is read as its authors read it', ({ id, body, html, expected, constraints }) => {
  const { visible } = visibleTextOf(body ?? textOfHtml(html ?? ''));
  const read = squeezed(visible);
  const agrees =
    typeof expected !== 'string'
      ? (constraints?.startswith ?? []).every((part) => read.startsWith(squeezed(part))) &&
        (constraints?.endswith ?? []).every((part) => read.endsWith(squeezed(part))) &&
        (constraints?.contains ?? []).every((part) => read.includes(squeezed(part)))
      : read === squeezed(expected);
  if (!agrees && OTHERWISE[id] === undefined) expect(read).toBe(squeezed(expected ?? JSON.stringify(constraints)));
  expect(agrees).toBe(OTHERWISE[id] === undefined);
});

test('no published mail becomes empty', () => {
  const emptied = CASES.filter(({ body, html }) => {
    const text = body ?? textOfHtml(html ?? '');
    return squeezed(text) !== '' && visibleTextOf(text).visible === '';
  });
  expect(emptied).toEqual([]);
});

function squeezed(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u202A-\u202E\uFEFF\u00A0]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
