import { CARD_CODE, IS, NO_SECRET, ONE_TIME_CODE, PASSWORD, PIN } from './credential-words.ts';
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
  return [...text.matchAll(pattern)].map((match) => removed(kind, match));
}

/** The last group of a match, which ends it, as a secret. */
function removed(kind: SecretKind, match: RegExpExecArray): FoundSecret {
  const value = match[1] ?? '';
  return { kind, at: match.index + match[0].length - value.length, length: value.length, shown: REMOVED };
}

const NAME = `(?<![\\p{L}\\p{N}])(?:${PASSWORD})(?!\\p{L})`;
const TAGS = String.raw`(?:\s|<\/?[a-z][^<>]{0,40}>){0,4}`;
const VALUE = String.raw`["'«“]?([^\s<>"'«»“”•]{4,128})(?=[\s<>"'«»“”]|$)`;
const FILLED = new RegExp(`${NAME}(?:[ \\t]+\\p{L}{1,12}){0,5}${TAGS}[:=]${TAGS}${VALUE}`, 'giu');
const STATED = new RegExp(`${NAME}(?:[ \\t]+\\p{L}{1,12}){0,5}[ \\t]+(?:${IS})[ \\t:]+${VALUE}`, 'giu');
const BARE = new RegExp(`${NAME}[ \\t]+${VALUE}`, 'giu');

/** `password: …` holds one unless it tells what is the matter with it; `is …` and nothing at all must look like one. */
function passwordsIn(text: string): FoundSecret[] {
  const filled = [...text.matchAll(FILLED)].filter((match) => !tellsSomething(match[1] ?? ''));
  const stated = [...text.matchAll(STATED)].filter(
    (match) => looksSecret(match[1] ?? '') || endsThePhrase(match, text),
  );
  const bare = [...text.matchAll(BARE)].filter((match) => looksSecret(match[1] ?? ''));
  return [...filled, ...stated, ...bare].map((match) => removed('password', trimmed(match)));
}

function tellsSomething(value: string): boolean {
  return NO_SECRET.has(word(value)) || /^\[?removed\]?/i.test(value) || /^https?:/i.test(value);
}

function word(value: string): string {
  return value
    .toLowerCase()
    .replace(/[.,;:!?)]+$/u, '')
    .replaceAll('’', "'");
}

/** Letters and digits mixed, a sign inside, or digits alone that are no date: nobody writes prose so. */
function looksSecret(value: string): boolean {
  const bare = word(value);
  if (tellsSomething(value) || /[@/]/.test(bare) || /^\d{1,2}[.\-:]\d/.test(bare)) return false;
  return (/\p{L}/u.test(bare) && /\d/.test(bare)) || /\p{L}[#$%^&*!_+]/u.test(bare) || /^\d{4,12}$/.test(bare);
}

function endsThePhrase(match: RegExpExecArray, text: string): boolean {
  const value = match[1] ?? '';
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
  const isLast = /[.,;!]$/.test(value) || /^(?:["'»”]|\s*$|\n|\s?[.,;!])/.test(after);
  return isLast && !tellsSomething(value) && /^[\x21-\x7e]+$/.test(value);
}

/** Without the full stop or bracket of the sentence around it. */
function trimmed(match: RegExpExecArray): RegExpExecArray {
  const value = match[1] ?? '';
  const kept = value.replace(/[.,;)\]]+$/, '');
  const cut = value.length - kept.length;
  match[1] = kept;
  match[0] = cut === 0 ? match[0] : match[0].slice(0, -cut);
  return match;
}
