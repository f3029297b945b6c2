import {
  isBrazilian,
  isDanish,
  isDutch,
  isFinnish,
  isFrench,
  isIranian,
  isItalian,
  isNorwegian,
  isPolish,
  isSpanish,
  isSwedish,
  isTurkish,
} from './national-checks.ts';
import { type FoundSecret, hideMiddle } from './secret.ts';

/**
 * National identity numbers by shape and check digit (complaints.md 4.1). Where a shape is only digits, a word that
 * names it must stand before it: ten digits alone are a bet or a bank trace. The last two stay.
 */
export function nationalIdsIn(text: string): readonly FoundSecret[] {
  return NUMBERS.flatMap(({ pattern, isRight }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const written = match[1] ?? '';
      const characters = written.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
      if (!isRight(characters)) return [];
      const at = match.index + match[0].length - written.length;
      return [{ kind: 'national_id' as const, at, length: written.length, shown: hideMiddle(characters, 0, 2) }];
    }),
  );
}

interface NationalNumber {
  /** Its first group is the number, and ends the match. */
  readonly pattern: RegExp;
  /** Whether upper-case letters and digits without signs are such a number. */
  readonly isRight: (characters: string) => boolean;
}

/** A number after one of its names; between them signs and at most a few short words. */
function named(names: string, shape: string): RegExp {
  const between = String.raw`[\s:=#.\-–(\u200c\u200e\u200f]{0,4}(?:\p{L}{1,8}[\s:=#.\u200c]{1,3}){0,3}`;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names})(?!\\p{L})${between}(${shape})(?![\\p{L}\\p{N}])`, 'giu');
}

const ITALIAN =
  /(?<![A-Za-z0-9])([A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z])(?![A-Za-z0-9])/gi;
const FINNISH = /(?<![A-Za-z0-9])([0-3]\d[01]\d{3}[-+ABCDEFYXWVU]\d{3}[0-9A-FHJ-NPR-Y])(?![A-Za-z0-9])/gi;
const SPANISH = /(?<![A-Za-z0-9])((?:\d{2}\.?\d{3}\.?\d{3}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z])(?![A-Za-z0-9])/gi;
const BRAZILIAN = /(?<![\d.])(\d{3}\.\d{3}\.\d{3}-\d{2})(?![\d.])/g;

const NUMBERS: readonly NationalNumber[] = [
  {
    pattern: named(
      'کد ?ملی|کدملی|شماره ملی|kode? ?melli|code ?melli|national code',
      String.raw`\d{3}[\s-]?\d{6}[\s-]?\d`,
    ),
    isRight: isIranian,
  },
  { pattern: SPANISH, isRight: isSpanish },
  { pattern: BRAZILIAN, isRight: isBrazilian },
  { pattern: named('cpf', String.raw`\d{11}`), isRight: isBrazilian },
  { pattern: named('pesel', String.raw`\d{11}`), isRight: isPolish },
  { pattern: ITALIAN, isRight: isItalian },
  { pattern: FINNISH, isRight: isFinnish },
  { pattern: named('cpr|cpr-?(?:nr|nummer)|personnummer', String.raw`[0-3]\d[01]\d{3}[\s-]?\d{4}`), isRight: isDanish },
  { pattern: named('personnummer|samordningsnummer', String.raw`(?:19|20)?\d{6}[\s+-]?\d{4}`), isRight: isSwedish },
  { pattern: named('f[øo]dselsnummer|personnummer', String.raw`\d{6}[\s-]?\d{5}`), isRight: isNorwegian },
  {
    pattern: named(
      't\\.?c\\.? ?(?:kimlik(?: no| numaras[ıi])?|no)|tckn|kimlik(?: no| numaram)',
      String.raw`[1-9]\d{10}`,
    ),
    isRight: isTurkish,
  },
  { pattern: named('bsn|burgerservicenummer', String.raw`\d{9}`), isRight: isDutch },
  {
    pattern: named(
      'nir|sécurité sociale|securite sociale|n° sécu',
      String.raw`[12][\s.]?\d{2}[\s.]?\d{2}[\s.]?\d{2}[\s.]?\d{3}[\s.]?\d{3}[\s.]?\d{2}`,
    ),
    isRight: isFrench,
  },
];
