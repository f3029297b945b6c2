import { foldedPhrase, type SelfService, type SelfServiceCommand } from '../../rulebook/self-service.ts';
import { referencesIn } from '../../triage/thread/reference.ts';

/** One thing that a player asked the desk itself for. */
export type Request =
  | { readonly command: Exclude<SelfServiceCommand, 'language'> }
  | { readonly command: 'language'; readonly language: string };

/** What stood in the first lines of a mail, and what stood below. */
export interface Requests {
  readonly requests: readonly Request[];
  readonly rest: string;
}

/**
 * Reads the first lines of what a player wrote now (never of a quotation): each must be a command and nothing else, the
 * reference apart. The first line that is none ends them, so a word inside a complaint commands nothing.
 */
export function requestsIn(newWords: string, rules: SelfService): Requests {
  const lines = newWords.slice(0, 20_000).split('\n');
  const requests: Request[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const request = requests.length < MOST ? requestIn(line, rules) : null;
    if (request === null) return { requests, rest: lines.slice(index).join('\n').trim() };
    requests.push(request);
  }
  return { requests, rest: '' };
}

/** More at once is no letter of a person. */
const MOST = 3;
const LONGEST_LINE = 80;

function requestIn(line: string, { commands, languages }: SelfService): Request | null {
  if (line.length > LONGEST_LINE) return null;
  const words = foldedPhrase(withoutReferences(line));
  const command = commands.get(words);
  if (command !== undefined) return command === 'language' ? null : { command };
  const space = words.lastIndexOf(' ');
  const language = languages.get(words.slice(space + 1));
  return space > 0 && language !== undefined && commands.get(words.slice(0, space)) === 'language'
    ? { command: 'language', language }
    : null;
}

function withoutReferences(line: string): string {
  return referencesIn(line).length === 0
    ? line
    : line.replace(/RDR[\s_\-\u2010-\u2015]{0,2}\w{4}[\s_\-\u2010-\u2015]{0,2}\w{4}/giu, ' ');
}
