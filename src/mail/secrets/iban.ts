import { passesMod97 } from './check-digits.ts';
import { type FoundSecret, hideMiddle } from './secret.ts';

/** Bank account numbers (ISO 13616) with a right check sum; country and last four stay. Sheba is the IBAN of Iran. */
export function ibansIn(text: string): readonly FoundSecret[] {
  return [...withCountry(text), ...shebaWithoutCountry(text)];
}

function withCountry(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const start of text.matchAll(START)) {
    const country = start[0].slice(0, 2).toUpperCase();
    const wanted = LENGTHS[country];
    const taken = wanted === undefined ? null : take(text, start.index, wanted);
    if (taken && isMostlyDigits(taken.characters) && passesMod97(taken.characters))
      found.push(secretOf(taken.characters, start.index, taken.end));
  }
  return found;
}

/** One row of words in a hundred passes the check sum: "om 320 euro die jullie sinds" is no account in Oman. */
function isMostlyDigits(characters: string): boolean {
  return characters.replace(/\D/g, '').length >= FEWEST_DIGITS;
}

const FEWEST_DIGITS = 8;
const GAP = String.raw`[\s\-._\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2066-\u2069\ufeff]{0,4}`;
const START = new RegExp(`(?<![A-Za-z0-9])[A-Za-z]{2}${GAP}\\d${GAP}\\d`, 'g');
const NEXT = new RegExp(`${GAP}([A-Za-z0-9])`, 'y');

/** The next characters that count, as many as the country's IBAN has, if it ends where they end. */
function take(text: string, at: number, wanted: number): { characters: string; end: number } | null {
  let characters = '';
  NEXT.lastIndex = at;
  while (characters.length < wanted) {
    const next = NEXT.exec(text);
    if (!next) return null;
    characters += next[1] ?? '';
  }
  const end = at + text.slice(at, NEXT.lastIndex).length;
  return /^[A-Za-z0-9]/.test(text.slice(end, end + 1)) ? null : { characters: characters.toUpperCase(), end };
}

/** Twenty-four digits after the word sheba, as Iranian banks print them without `IR`. */
function shebaWithoutCountry(text: string): FoundSecret[] {
  return [...text.matchAll(SHEBA)].flatMap((match) => {
    const written = match[1] ?? '';
    const characters = `IR${written.replace(/\D/g, '')}`;
    const end = match.index + match[0].length;
    return passesMod97(characters) ? [secretOf(characters, end - written.length, end)] : [];
  });
}

const SHEBA = /(?:شبا|sheba|shaba)[^\d\n]{0,30}(\d(?:[\s\-.\u200c]{0,2}\d){23})(?!\d)/giu;

function secretOf(characters: string, at: number, end: number): FoundSecret {
  return { kind: 'iban', at, length: end - at, shown: hideMiddle(characters, 2, 4) };
}

/** Lengths of the SWIFT IBAN registry. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
