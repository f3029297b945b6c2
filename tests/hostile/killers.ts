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

export const KILLERS: readonly string[] = [...new Set([...REPEATED, ...DICTIONARY])];

/** 150 kB of it, with an end that fits no pattern. */
export function killerOf(token: string, size = 150_000): string {
  return `${token.repeat(Math.ceil(size / token.length)).slice(0, size)}\n\u0001!x`.toWellFormed();
}

/** Milliseconds; where they are many, of a second run as well: other work on the machine is not the text's fault. */
export function quickest(run: () => unknown): number {
  const first = timeOf(run);
  return first > MOST_MS / 2 ? Math.min(first, timeOf(run)) : first;
}

function timeOf(run: () => unknown): number {
  const before = performance.now();
  run();
  return performance.now() - before;
}

/** A pattern that is not linear takes minutes for these; one that is takes a tenth of this on an idle machine. */
export const MOST_MS = 1_000;
