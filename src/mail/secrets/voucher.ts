import { labelBefore } from './labels.ts';
import type { NumberRun } from './number-run.ts';
import { type FoundSecret, hideMiddle } from './secret.ts';

/** Codes of prepaid vouchers: whoever reads one can spend it (complaints.md 4.1). The last four stay, to find it by. */
export function voucherPinsIn(text: string, runs: readonly NumberRun[]): readonly FoundSecret[] {
  return [...numbersIn(text, runs), ...neosurfCodesIn(text)];
}

function numbersIn(text: string, runs: readonly NumberRun[]): FoundSecret[] {
  return runs.flatMap(({ groups }) => {
    const at = groups[0]?.at ?? 0;
    const end = groups.at(-1)?.end ?? at;
    const digits = groups.length > 8 ? '' : groups.map((group) => group.digits).join('');
    const isPin = digits.length >= 10 && digits.length <= 20 && labelBefore(text, at) === 'voucher';
    return isPin && !/[A-Za-z]/.test(text.charAt(end)) ? [secretOf(digits, at, end)] : [];
  });
}

function neosurfCodesIn(text: string): FoundSecret[] {
  return [...text.matchAll(NEOSURF)].flatMap((match) => {
    const code = match[1] ?? '';
    const end = match.index + match[0].length;
    return /\d/.test(code) && /[A-Z]/.test(code) ? [secretOf(code, end - code.length, end)] : [];
  });
}

const NEOSURF = /(?<![\p{L}\p{N}])neosurf[^\n\d]{0,25}?(?<![\p{L}\p{N}])([A-Z0-9]{10})(?![\p{L}\p{N}])/giu;

function secretOf(code: string, at: number, end: number): FoundSecret {
  return { kind: 'voucher_pin', at, length: end - at, shown: hideMiddle(code, 0, 4) };
}
