import { CODE, IS, LOAN_WORDS, MINE, NO_SECRET, PASSWORD, USER } from './credential-words.ts';
import { lastGroup } from './last-group.ts';
import { type FoundSecret, REMOVED } from './secret.ts';

/** Passwords, in whatever order they are given: behind their name, before it, or beside the name of the account. */
export function passwordsIn(text: string): readonly FoundSecret[] {
  return [...named(text), ...besideAnAccount(text), ...beforeTheirName(text)];
}

const NAME = `(?<![\\p{L}\\p{N}])(?:${PASSWORD})(?!\\p{L})`;
const TAGS = String.raw`(?:\s|<\/?[a-z][^<>]{0,40}>){0,4}`;
const VALUE = String.raw`["'«“]?([^\s<>"'«»“”•]{4,128})(?=[\s<>"'«»“”]|$)`;
const FILLED = new RegExp(`${NAME}(?:[ \\t]+\\p{L}{1,12}){0,5}${TAGS}[:=]${TAGS}${VALUE}`, 'giu');
const STATED = new RegExp(`${NAME}(?:[ \\t]+\\p{L}{1,12}){0,5}[ \\t]+(?:${IS})[ \\t:]+${VALUE}`, 'giu');
const BARE = new RegExp(`${NAME}[ \\t]+${VALUE}`, 'giu');

/** `password: …` holds one unless it tells what is the matter with it; `is …` and nothing at all must look like one. */
function named(text: string): FoundSecret[] {
  const filled = [...text.matchAll(FILLED)].filter((match) => !tellsSomething(match[1] ?? ''));
  const stated = [...text.matchAll(STATED)].filter(
    (match) => looksSecret(match[1] ?? '') || endsThePhrase(match, text) || isForeign(match),
  );
  const bare = [...text.matchAll(BARE)].filter((match) => looksSecret(match[1] ?? '') || isForeign(match));
  return [...filled, ...stated, ...bare].map((match) => lastGroup('password', trimmed(match)));
}

const ACCOUNT = `(?<![\\p{L}\\p{N}])(?:${USER})`;
const ACCOUNT_NAME = String.raw`[^\s<>/|,;]{3,64}`;
const CODE_NAME = `(?:(?:${CODE}|${PASSWORD})[ \\t]*[:=]?[ \\t]*)`;
const IN_TURN = new RegExp(
  `${ACCOUNT}[ \\t:=]{1,4}(?:(?:${IS})[ \\t]+)?${ACCOUNT_NAME}[ \\t]*(?:[,;/|&+][ \\t]*)?(?:\\p{L}{1,4}[ \\t]+)?${CODE_NAME}${VALUE}`,
  'giu',
);
const IN_PAIRS = new RegExp(
  `${ACCOUNT}[ \\t]*[/&+|][ \\t]*${CODE_NAME}${ACCOUNT_NAME}[ \\t]*[/,;|][ \\t]*${VALUE}`,
  'giu',
);

/** `user lola22 code Girasol77` and `login/pass: lola22 / Girasol77`. */
function besideAnAccount(text: string): FoundSecret[] {
  return [...text.matchAll(IN_TURN), ...text.matchAll(IN_PAIRS)]
    .filter((match) => looksSecret(match[1] ?? ''))
    .map((match) => lastGroup('password', trimmed(match)));
}

const BEFORE = new RegExp(
  `(?<!\\S)["'«“]?([^\\s<>"'«»“”•]{6,64})["'»”]?[ \\t]+(?:${IS})[ \\t]+(?:${MINE})[ \\t]+(?:${PASSWORD})(?!\\p{L})`,
  'giu',
);

/** `Girasol77 is my password`. */
function beforeTheirName(text: string): FoundSecret[] {
  return [...text.matchAll(BEFORE)]
    .filter((match) => looksSecret(match[1] ?? ''))
    .map((match) => {
      const value = match[1] ?? '';
      return { kind: 'password', at: match.index + match[0].indexOf(value), length: value.length, shown: REMOVED };
    });
}

/** Behind a name in another script stands a word in Latin letters that is no loan word: nobody else writes so. */
function isForeign(match: RegExpExecArray): boolean {
  const value = match[1] ?? '';
  const name = match[0].slice(0, -value.length);
  return (
    /^[a-z0-9][^\s[\]]*$/i.test(value) &&
    /^[\x21-\x7e]+$/.test(value) &&
    !/[a-z]/i.test(name) &&
    !tellsSomething(value) &&
    !LOAN_WORDS.has(word(value))
  );
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
  if (tellsSomething(value) || /\/|@[^@]+\.\p{L}/u.test(bare) || /^\d{1,2}[.\-:]\d/.test(bare)) return false;
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
