import { writtenPhrases } from '../src/rulebook/languages.ts';
import type { Rulebook } from '../src/rulebook/rulebook.ts';

/** What a list of keywords without any understanding would do: look for each of the language's phrases in the text. */
export function plainSearch(language: string, { files }: Rulebook): (text: string) => number {
  const phrases = ['any', 'en', language].flatMap((name) => {
    const file = `rules/languages/${name}.yaml`;
    return writtenPhrases(file, files.get(file) ?? '').map(({ phrase }) =>
      phrase.term.toLowerCase().replaceAll('*', ''),
    );
  });
  const wanted = [...new Set(phrases)];
  return (text) => {
    const lower = text.toLowerCase();
    return wanted.filter((phrase) => lower.includes(phrase)).length;
  };
}
