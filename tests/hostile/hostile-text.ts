import fc from 'fast-check';
import { DICTIONARY } from '../fuzz/dictionary.ts';

/** Text as nobody should write it: pieces of the fuzzer's dictionary between characters of every kind, controls included. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...DICTIONARY),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\r\nBcc: victim@third.test',
        '\nX-Evil: 1',
        '\r\n\r\n<html>',
        '=?utf-8?q?=0D=0A?=',
        '\ud800',
        '\udc00',
        '\r\n.\r\n',
        '**',
        '## ',
        '- ',
        '\u2068',
        '\u2069',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));
