import { CARD_CODE, IS, ONE_TIME_CODE, PIN } from './credential-words.ts';
import { lastGroup } from './last-group.ts';
import { passwordsIn } from './passwords.ts';
import { type FoundSecret, REMOVED, type SecretKind } from './secret.ts';

/** Card codes, PINs, one-time codes and passwords, each after a word that names it (PCI DSS 4.0.1, 3.3.1). */
export function credentialsIn(text: string): readonly FoundSecret[] {
  return [
    ...afterName('cvv', CARD_CODE_GIVEN, text),
    ...afterName('one_time_code', ONE_TIME_CODE_GIVEN, text),
    ...afterName('pin', PIN_GIVEN, text),
    ...passwordsIn(text),
  ];
}

/** The card code that stands behind card number and expiry: `4111… 12/28 123`. */
export function cardCodesBeside(cards: readonly FoundSecret[], text: string): readonly FoundSecret[] {
  return cards.flatMap((card) => {
    const end = card.at + card.length;
    const match = BESIDE_CARD.exec(text.slice(end, end + 60));
    const code = match?.[1];
    if (!match || code === undefined) return [];
    return [{ kind: 'cvv' as const, at: end + match[0].length - code.length, length: code.length, shown: REMOVED }];
  });
}

const EXPIRY = String.raw`(?:exp\w{0,6}[\s.:]{0,3})?(?:0?[1-9]|1[0-2])\s?[/\-.]\s?(?:20)?\d{2}[\s,;/|\-.]{1,4}`;
const BESIDE_CARD = new RegExp(
  `^[^\\p{L}\\p{N}]{0,6}(?:${EXPIRY}(?=\\d{3,4}(?![\\p{L}\\p{N}]))|(?<=[,;/|\\n]\\s{0,3})(?=\\d{3,4}[^\\S\\n]*(?:\\n|$)))(\\d{3,4})`,
  'iu',
);

const SIGNS = String.raw`(?:[\s:=\-–—>#.,"'«»()\[\]*\u200b-\u200f]|<\/?[a-z][^<>]{0,40}>)`;
const NOUN = '(?:code|number|no|nr|nummer|kod|kode|کد|رقم)';
const NOT_MORE = String.raw`(?![\p{L}\p{N}•]|[.\-/:]\p{N})(?!\s?(?:€|\$|£|%|(?:eur|usd|gbp|times|mal|fois|days|jours|tage|hours|min)\b))`;

function given(names: string, value: string): RegExp {
  const bridge = `${SIGNS}{0,8}(?:${NOUN}(?!\\p{L})${SIGNS}{0,4})?(?:(?:${IS})(?!\\p{L})${SIGNS}{0,4})?`;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names})(?!\\p{L})${bridge}(${value})${NOT_MORE}`, 'giu');
}

const CARD_CODE_GIVEN = given(CARD_CODE, String.raw`\d{3,4}`);
const ONE_TIME_CODE_GIVEN = given(ONE_TIME_CODE, String.raw`\d{3}[\s-]\d{3}|\d{4,10}`);
const PIN_GIVEN = given(PIN, String.raw`\d{4,6}`);

function afterName(kind: SecretKind, pattern: RegExp, text: string): FoundSecret[] {
  return [...text.matchAll(pattern)].map((match) => lastGroup(kind, match));
}
