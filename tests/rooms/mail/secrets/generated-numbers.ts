/** Numbers made from a seed, so that a failure can be looked at again: cards in every writing, and what is no card. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function cardText(random: () => number): { readonly text: string; readonly digits: string } {
  const digits = random() < 0.2 ? iranianCard(random) : luhnCard(random);
  const written = inScript(withGaps(digits, random), random);
  return { text: pick(random, AROUND_CARDS).replace('{}', written), digits };
}

export function notCardText(random: () => number): string {
  return pick(random, NOT_CARDS)(random);
}

const BRANDS: readonly (readonly [string, number])[] = [
  ['4', 16],
  ['4', 16],
  ['4', 16],
  ['4', 13],
  ['4', 19],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['36', 14],
  ['300', 14],
  ['6011', 16],
  ['65', 16],
  ['3528', 16],
  ['62', 16],
  ['62', 19],
  ['2200', 16],
  ['9792', 16],
  ['5018', 16],
  ['6759', 16],
  ['6763', 19],
];
const IRAN = ['603799', '610433', '589210', '621986', '502229', '627412', '639346', '585983', '622106'];
const AROUND_CARDS = [
  '{}',
  'my card is {}',
  'Visa {} exp 12/28',
  'I paid with {} yesterday.',
  'carte n° {}, merci',
  'Card number: {}\nregards',
  'شماره کارت {} است',
  'کارت: {}',
  'from {} to my account',
  'numer karty {}',
  'Kreditkarte {} wurde belastet',
  'карта {} не прошла',
  'I was charged 50 EUR on ({}).',
  '> quoted {}\n',
  'رقم البطاقة {}',
  'deposit 14/08/2026 21:40 {}',
  '<td>{}</td>',
  'kart numaram {} lütfen',
];

function digitsFrom(random: () => number, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}

function luhnCard(random: () => number): string {
  const [prefix, length] = pick(random, BRANDS);
  const body = prefix + digitsFrom(random, length - prefix.length - 1);
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

function iranianCard(random: () => number): string {
  return pick(random, IRAN) + digitsFrom(random, 10);
}

function withGaps(digits: string, random: () => number): string {
  const gaps = [
    '',
    '',
    ' ',
    ' ',
    '-',
    '.',
    '\n',
    '\u00a0',
    '\u202f',
    '\u200b',
    ' \u200f',
    '–',
    ' - ',
    '\r\n',
    '\u2060',
  ];
  const fixed = pick(random, gaps);
  const mixed = random() < 0.2;
  const groups = digits.length === 15 ? [4, 6, 5] : digits.length === 14 ? [4, 6, 4] : [4, 4, 4, 4, 3];
  const parts: string[] = [];
  let at = 0;
  for (const size of groups) {
    if (at < digits.length) parts.push(digits.slice(at, at + size));
    at += size;
  }
  return parts.reduce((text, part) => text + (mixed ? pick(random, gaps) : fixed) + part);
}

function inScript(text: string, random: () => number): string {
  const script = random();
  if (script < 0.6) return text;
  return text.replace(/\d/g, (digit) => {
    const zero = script < 0.8 ? 0x6f0 : script < 0.9 ? 0x660 : random() < 0.5 ? 0x6f0 : 0x30;
    return String.fromCharCode(zero + Number(digit));
  });
}

const NOT_CARDS: readonly ((random: () => number) => string)[] = [
  (random) => `call me on +${digitsFrom(random, 11)} or 00${digitsFrom(random, 12)}`,
  (random) =>
    `${pick(random, ['tel', 'WhatsApp', 'phone', 'موبایل', 'тел'])}: 0${digitsFrom(random, 3)} ${digitsFrom(random, 3)} ${digitsFrom(random, 4)}`,
  (random) =>
    `IBAN ${pick(random, ['DE', 'FR', 'MT', 'GB'])}${digitsFrom(random, 2)} ${[4, 4, 4, 4, 2].map((size) => digitsFrom(random, size)).join(' ')}`,
  (random) => `on ${digitsFrom(random, 2)}.${digitsFrom(random, 2)}.20${digitsFrom(random, 2)} and 14.08.2026 21:40`,
  (random) => `${pick(random, LABELS)} ${digitsFrom(random, 10 + Math.floor(random() * 11))}`,
  (random) => `${pick(random, LABELS)}: ${digitsFrom(random, 16)} please check`,
  (random) => `ARN ${digitsFrom(random, 23)}`,
  (random) => `I won 1.${digitsFrom(random, 3)}.${digitsFrom(random, 3)},00 and ${digitsFrom(random, 2)} 000 000 IRR`,
  (random) => `parcel ${digitsFrom(random, 22)} 1Z${digitsFrom(random, 16)}`,
  (random) =>
    `0x${[...digitsFrom(random, 64)].map((digit) => (random() < 0.4 ? 'abcdef'.charAt(Number(digit) % 6) : digit)).join('')}`,
  (random) => `at 17${digitsFrom(random, 11)} (2026-08-14T21:40:${digitsFrom(random, 2)}.${digitsFrom(random, 3)}Z)`,
  (random) =>
    `Screenshot_2026${digitsFrom(random, 4)}_${digitsFrom(random, 6)}.jpg IMG_2026${digitsFrom(random, 10)}.jpg`,
];
const LABELS = [
  'bet id',
  'round id',
  'Round #',
  'Transaction ID',
  'transaction',
  'reference',
  'ref no',
  'ticket',
  'hand',
  'player id',
  'order number',
  'numéro de transaction',
  'partie n°',
  'شماره دست',
  'کد رهگیری',
  'شماره تراکنش',
  'Referenz',
  'номер транзакции',
  'kupon no',
  'رقم المعاملة',
];

function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
