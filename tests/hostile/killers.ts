import { growthOf, LINEAR } from '../growth.ts';
import { DICTIONARY } from '../fuzz/dictionary.ts';

/** What patterns choke on when it stands a hundred thousand times in a row. */
const REPEATED: readonly string[] = [
  'a',
  'a.',
  'a,',
  '1',
  '1 ',
  '1.',
  '4 ',
  '4111 ',
  '۱',
  'x@',
  'a@b.',
  '@',
  '>',
  '> > ',
  '>\n',
  '\n\n',
  'a\n',
  '-\n',
  '_',
  '=',
  '*',
  ' ',
  '\t',
  ' \t\n',
  'a: b\n',
  'a:\n',
  'On a\n',
  'Le 1 a écrit',
  'wrote:\n',
  '((',
  '[',
  '<',
  '</',
  '<p',
  '<p ',
  '<p style="',
  '<p style="display',
  '<style>',
  '<script ',
  '<title>',
  '<div style="display:none">',
  '<!--',
  '&',
  '&#',
  'http://',
  'https://a.b/c?',
  'é',
  'ش',
  '\u200c',
  '\u0640',
  'A1',
  'TX-',
  'amount ',
  '€',
  '1 EUR ',
  '12/',
  '10:',
  'password: ',
  'my ',
  'not ',
  'abandon ',
  'DE',
  'DE89 3704 ',
  '+1 ',
  'Email: ',
  'Message: ',
  'RDR-',
  'rdr ',
  '...',
  'hundred ',
  'Final-Recipient: a\n',
  '<a@b.c>: ',
  '550 ',
  'undeliverable ',
  '<td>',
  '<ul><li>',
  'retrait',
  'برداشت',
  'a1b2c3d4e5',
  'AAAA-',
  '=\n',
  '=20',
  '--b\r\n',
  '\ud83d\ude00',
];

const KILLERS: readonly string[] = [...new Set([...REPEATED, ...DICTIONARY])];

/**
 * Those of the tokens that a reader takes more than its time for: repeated four times as often, far more than four
 * times. Forty thousand characters are enough for a square to show.
 */
export function tooSlowWith(read: (text: string) => unknown): readonly string[] {
  const grows = (token: string): boolean => growthOf((characters) => read(killerOf(token, characters))) > LINEAR;
  return KILLERS.filter((token) => {
    const before = process.cpuUsage();
    read(killerOf(token, 40_000));
    const { user } = process.cpuUsage(before);
    // Twice, for the machine may have been busy with something else.
    return user > SUSPICIOUS && grows(token) && grows(token);
  });
}

/** Microseconds of the processor. */
const SUSPICIOUS = 500_000;

/** So many characters of it, with an end that fits no pattern. */
function killerOf(token: string, characters: number): string {
  return `${token.repeat(Math.ceil(characters / token.length)).slice(0, characters)}\n\u0001!x`.toWellFormed();
}
