import { passesLuhn, weighted } from './check-digits.ts';

// Check digits of national numbers; each takes upper-case letters and digits without signs, of the right length.

export function isIranian(digits: string): boolean {
  const rest = weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return !/^(\d)\1+$/.test(digits) && Number(digits.charAt(9)) === (rest < 2 ? rest : 11 - rest);
}

export function isSpanish(characters: string): boolean {
  const digits = characters.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23) === characters.slice(-1);
}

export function isBrazilian(digits: string): boolean {
  const check = (length: number): number => {
    const weights = Array.from({ length }, (_, place) => length + 1 - place);
    return ((weighted(digits, weights) * 10) % 11) % 10;
  };
  return !/^(\d)\1+$/.test(digits) && check(9) === Number(digits.charAt(9)) && check(10) === Number(digits.charAt(10));
}

export function isPolish(digits: string): boolean {
  return weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

export function isItalian(characters: string): boolean {
  const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const sum = [...characters.slice(0, 15)].reduce((total, character, place) => {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (place % 2 === 0 ? (ODD[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === characters.slice(-1);
}

export function isFinnish(characters: string): boolean {
  const digits = characters.slice(0, 6) + characters.slice(-4, -1);
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(digits) % 31) === characters.slice(-1);
}

/** Since 2007 a Danish number need not pass its check, so only the date is looked at. */
export function isDanish(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

export function isSwedish(digits: string): boolean {
  return passesLuhn(digits.slice(-10));
}

export function isNorwegian(digits: string): boolean {
  const first = weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
  return first === 0 && weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

export function isTurkish(digits: string): boolean {
  const odd = weighted(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(digits, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return tenth === Number(digits.charAt(9)) && (odd + even + tenth) % 10 === Number(digits.charAt(10));
}

export function isDutch(digits: string): boolean {
  return weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

export function isFrench(digits: string): boolean {
  return 97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13));
}
