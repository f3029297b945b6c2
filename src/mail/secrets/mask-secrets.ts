import { cardNumbersIn } from './card-number.ts';
import { cardCodesBeside, credentialsIn } from './credentials.ts';
import { withWesternDigits } from './digits.ts';
import { ibansIn } from './iban.ts';
import { nationalIdsIn } from './national-id.ts';
import { numberRuns } from './number-run.ts';
import type { FoundSecret } from './secret.ts';
import { seedPhrasesIn } from './seed-phrase.ts';
import { voucherPinsIn } from './voucher.ts';

export type { FoundSecret } from './secret.ts';

/**
 * A text (mail, subject, file name, HTML) as it may be shown, and what was hidden in it, in order. Masking what is
 * masked changes nothing. Call it before any text leaves the mail room (design, invariant 8).
 */
export function maskSecrets(text: string): { readonly text: string; readonly found: readonly FoundSecret[] } {
  const found = secretsIn(withWesternDigits(text));
  let masked = '';
  let done = 0;
  for (const { at, length, shown } of found) {
    masked += text.slice(done, at) + shown;
    done = at + length;
  }
  return { text: masked + text.slice(done), found };
}

/** Where two overlap, the kind that tells more about the characters wins: a check sum over a word. */
function secretsIn(text: string): readonly FoundSecret[] {
  const runs = numberRuns(text);
  const cards = cardNumbersIn(text, runs);
  const byStrength = [
    ...ibansIn(text),
    ...voucherPinsIn(text, runs),
    ...cards,
    ...nationalIdsIn(text),
    ...cardCodesBeside(cards, text),
    ...seedPhrasesIn(text),
    ...credentialsIn(text),
  ];
  return withoutOverlaps(byStrength);
}

function withoutOverlaps(byStrength: readonly FoundSecret[]): readonly FoundSecret[] {
  const strength = new Map(byStrength.map((secret, index) => [secret, index]));
  const ordered = [...byStrength].sort((a, b) => a.at - b.at || (strength.get(a) ?? 0) - (strength.get(b) ?? 0));
  const kept: FoundSecret[] = [];
  for (const secret of ordered) {
    const last = kept.at(-1);
    if (!last || secret.at >= last.at + last.length) kept.push(secret);
    else if ((strength.get(secret) ?? 0) < (strength.get(last) ?? 0)) kept[kept.length - 1] = secret;
  }
  return kept;
}
