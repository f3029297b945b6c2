import { beginsLikeCard, isCardNumber } from './card-issuers.ts';
import { labelBefore } from './labels.ts';
import type { DigitGroup, NumberRun } from './number-run.ts';
import { type FoundSecret, hideMiddle } from './secret.ts';

/**
 * Payment card numbers, shown as first six and last four (PCI DSS 4.0.1, 3.4.1). A number that says what it is (bet
 * id, telephone, part of something longer) is none, even when its digits would do.
 */
export function cardNumbersIn(text: string, runs: readonly NumberRun[]): readonly FoundSecret[] {
  return runs.flatMap((run) => cardsOf(run, text));
}

function cardsOf({ groups }: NumberRun, text: string): FoundSecret[] {
  if (isWrittenAsIban(groups, text)) return [];
  const found: FoundSecret[] = [];
  let before: DigitGroup | undefined;
  for (let from = 0; from < groups.length; ) {
    const rest = groups.slice(from, from + LOOKED_AT);
    const count = cardAtStart(rest, before, text);
    if (count > 0) found.push(secretOf(rest.slice(0, count)));
    before = count > 0 ? undefined : rest[0];
    from += Math.max(count, 1);
  }
  return found;
}

/** `DE26 6236 …`: a bank account, also when a slip in copying spoilt its check sum. */
function isWrittenAsIban(groups: readonly DigitGroup[], text: string): boolean {
  const [first, second] = groups;
  if (first?.digits.length !== 2 || second?.digits.length !== 4) return false;
  return /(?<![A-Za-z0-9])[A-Z]{2}$/.test(text.slice(Math.max(0, first.at - 3), first.at));
}

/** Groups that decide about the first: nineteen digits of a card and what stands after them. */
const LOOKED_AT = 24;

/** How many groups at the start make one card number; 0 when none do. */
function cardAtStart(groups: readonly DigitGroup[], before: DigitGroup | undefined, text: string): number {
  let digits = '';
  let count = 0;
  for (let taken = 1; taken <= groups.length && digits.length < 19; taken += 1) {
    digits += groups[taken - 1]?.digits ?? '';
    if (digits.length >= 6 && count === 0 && !beginsLikeCard(digits)) return 0;
    if (!isCardNumber(digits)) continue;
    const candidate = groups.slice(0, taken);
    const after = groups.slice(taken);
    if (isWrittenAsCard(candidate, before, after) && saysNothingElse(candidate, digits, text)) count = taken;
  }
  return count;
}

function isWrittenAsCard(
  candidate: readonly DigitGroup[],
  before: DigitGroup | undefined,
  after: readonly DigitGroup[],
): boolean {
  const shape = candidate.map(({ digits }) => digits.length).join('-');
  const usual = candidate.length === 1 || /^(?:1-)+1$/.test(shape) || USUAL_SHAPES.has(shape);
  if (!usual) return before === undefined && after.length === 0 && !isDateOrAmount(shape);
  return !isPartOfLonger(candidate, before, after);
}

const USUAL_SHAPES = new Set(
  '4-4-4-4 4-6-5 4-6-4 4-3-3-3 4-4-4-1 4-4-4-4-3 4-4-4-4-2 4-4-4-4-1 4-4-4-2 4-4-4-3 8-8 6-10 4-12 12-4 6-13 2-2-2-2-2-2-2-2'.split(
    ' ',
  ),
);

/** `22-02-2026 …` and `1.000.000 …` are no broken card numbers. */
function isDateOrAmount(shape: string): boolean {
  return /^(?:1|2)-(?:1|2)-4\b|^4-2-2\b|^[123](?:-3)+$/.test(shape);
}

/** Four more digits of the same writing before it, or eight after it: a longer number in groups, such as an IBAN. */
function isPartOfLonger(
  candidate: readonly DigitGroup[],
  before: DigitGroup | undefined,
  after: readonly DigitGroup[],
): boolean {
  const gap = candidate[1]?.gap;
  if (gap === undefined) return false;
  if (before?.digits.length === 4 && candidate[0]?.gap === gap) return true;
  const [first, second] = after;
  const goesOn = first?.gap === gap && second?.gap === gap && first.digits.length === 4 && second.digits.length === 4;
  return goesOn && !isCardNumber(digitsOf(after.slice(0, candidate.length)));
}

function saysNothingElse(candidate: readonly DigitGroup[], digits: string, text: string): boolean {
  const at = candidate[0]?.at ?? 0;
  const end = candidate.at(-1)?.end ?? 0;
  if (/[A-Za-z]/.test(text.charAt(end))) return false;
  const label = labelBefore(text, at);
  if (label === 'card') return true;
  if (/[A-Za-z]/.test(text.charAt(at - 1))) return false;
  if (label === 'identifier' && candidate.length === 1) return false;
  return !(label === 'telephone' && digits.length < 16) && !isGermanMobile(candidate, digits);
}

/** Thirteen digits of a German mobile number in international form without the plus: `4915112345678`. */
function isGermanMobile(candidate: readonly DigitGroup[], digits: string): boolean {
  return candidate.length === 1 && /^491[567]\d{9}$/.test(digits);
}

function secretOf(groups: readonly DigitGroup[]): FoundSecret {
  const at = groups[0]?.at ?? 0;
  const length = (groups.at(-1)?.end ?? at) - at;
  return { kind: 'card_number', at, length, shown: hideMiddle(digitsOf(groups), 6, 4) };
}

function digitsOf(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits }) => digits).join('');
}
