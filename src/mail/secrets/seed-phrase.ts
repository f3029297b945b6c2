import { type FoundSecret, REMOVED } from './secret.ts';

/** Recovery words of a crypto wallet (BIP-39: 12, 15, 18, 21 or 24 words) after a word that announces them. */
export function seedPhrasesIn(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const match of [...text.matchAll(ANNOUNCED)].slice(0, MOST_ANNOUNCEMENTS)) {
    const phrase = phraseAfter(text, match.index + match[0].length);
    if (phrase) found.push(phrase);
  }
  return found;
}

/** No honest mail speaks of wallets more often; a hostile one must not cost time. */
const MOST_ANNOUNCEMENTS = 500;
const ANNOUNCED =
  /(?<![\p{L}\p{N}])(?:seed(?: ?phrase| ?words)?|mnemonic|(?:recovery|secret|backup|wallet) (?:phrase|words|seed)|(?:12|24) words|wallet|phrase (?:secrète|de récupération|mnémonique)|frase (?:semilla|de recuperaci[oó]n|semente|di recupero|seme)|wiederherstellungs(?:phrase|wörter)|palavras de recuperação|parole di recupero|kurtarma (?:kelimeleri|ifadesi)|сид[- ]?фраза|мнемоника|seed[- ]?фраза|کلمات بازیابی|عبارت بازیابی|عبارت (?:الاسترداد|الاستعادة)|كلمات (?:الاسترداد|الاستعادة)|herstelzin|herstelwoorden|fraza (?:seed|odzyskiwania)|återställningsfras|palautuslause|gjenopprettingsfrase|gendannelsesfrase)(?![\p{L}\p{N}])/giu;
const WORD = /[\s.,;:•\-|>()"'«»]{1,8}(?:\d{1,2}[.):\-\s]{1,3})?([a-z]{3,8})(?![\p{L}\p{N}])/uy;

/** The words of prose that the BIP-39 list has not: where one stands, a person is telling something. */
const PROSE = new Set(
  'the and was were has had are for but not with from been your our his her its that than been wallet seed phrase words have please help lost stolen money les des est une pas vous pour dans avec mon mes que los las una para con por mis und der die das ist ein eine von mit het een van niet che del per non sono det och inte som ikke'.split(
    ' ',
  ),
);

/** The phrase itself may begin a few words after its announcement: `my seed phrase is: …`. */
function phraseAfter(text: string, from: number): FoundSecret | null {
  const words = wordsFrom(text, from);
  const lastProse = words.findLastIndex(({ word }, index) => index < 6 && PROSE.has(word));
  const candidates = words.slice(lastProse + 1);
  const prose = candidates.findIndex(({ word }) => PROSE.has(word));
  const usable = prose === -1 ? candidates : candidates.slice(0, prose);
  const first = usable[0];
  const last = usable[Math.min(usable.length, 24) - 1];
  if (!first || !last || usable.length < 12) return null;
  return { kind: 'seed_phrase', at: first.at, length: last.end - first.at, shown: REMOVED };
}

interface Word {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

function wordsFrom(text: string, from: number): readonly Word[] {
  const words: Word[] = [];
  WORD.lastIndex = start(text, from);
  for (let next = WORD.exec(text); next && words.length < 32; next = WORD.exec(text)) {
    const word = next[1] ?? '';
    words.push({ word, at: WORD.lastIndex - word.length, end: WORD.lastIndex });
  }
  return words;
}

/** Past `is`, `are`, `:` and the like, which the word pattern does not take. */
function start(text: string, from: number): number {
  return (
    from + (/^[\s:]{0,3}(?:\p{L}{1,2}[\s:]{1,3}){0,2}/u.exec(text.slice(from, from + 12))?.[0].trimEnd().length ?? 0)
  );
}
