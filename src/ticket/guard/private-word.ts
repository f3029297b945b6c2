import { withWesternDigits } from '../../mail/secrets/digits.ts';
import { wordsIn } from '../../rulebook/words.ts';
import { claimInAddress } from '../../triage/thread/reply-token.ts';
import { type Saying, say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/** What shows who is behind the public name: addresses of the staff, words they keep private, our reply addresses. */
export const privateWord: Check = {
  name: 'private-word',
  find: ({ text }, { staff }) => {
    const cut = text.slice(0, 100_000);
    const lower = cut.toLowerCase();
    const addresses = staff.members.flatMap(({ addresses: own }) => own).filter((address) => lower.includes(address));
    const words = staff.members.flatMap(({ keepPrivate }) => keepPrivate).filter((word) => stands(word, cut));
    return [...new Set([...addresses, ...words])]
      .map((word) => say('guard.private', { word }))
      .concat(tokensIn(cut))
      .slice(0, 3);
  },
};

/** As whole words, or as the same row of digits for a telephone number. */
function stands(word: string, text: string): boolean {
  const digits = digitsOf(word);
  if (digits.length >= SHORTEST_NUMBER) return digitsOf(text).includes(digits);
  const wanted = ` ${foldedText(word)} `;
  return ` ${foldedText(text)} `.includes(wanted);
}

const SHORTEST_NUMBER = 6;

function digitsOf(text: string): string {
  return withWesternDigits(text).replace(/\D/g, '');
}

function foldedText(text: string): string {
  return wordsIn(text)
    .map(({ word }) => word)
    .join(' ');
}

function tokensIn(text: string): readonly Saying[] {
  return claimsIn(text) ? [say('guard.token')] : [];
}

function claimsIn(text: string): boolean {
  return text.split(/[\s<>()[\]"']+/).some((piece) => piece.includes('+') && claimInAddress(piece) !== null);
}
