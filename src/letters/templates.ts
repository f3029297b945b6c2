import Handlebars from 'handlebars';
import { type Mistake, mistaken, type Read, sound } from '../rulebook/mistake.ts';
import { mistakesInTemplate } from './check.ts';
import type { Language } from './language.ts';
import { type Layout, readLayout } from './layout.ts';
import { common, isLetterName, letterNames, type LetterName, lettersInEveryLanguage, shapeOf } from './letters.ts';
import { readSayings } from './sayings.ts';
import { readSource } from './source.ts';

/** Every letter in every language it has, ready to be written. */
export interface Templates {
  readonly layout: Layout;
  readonly languages: readonly Language[];
  /** Null where the language has no such letter. */
  find(letter: LetterName, language: Language): CompiledLetter | null;
  /** What the desk says to its own people, by language and key; English stands in the code. */
  readonly sayings: ReadonlyMap<Language, ReadonlyMap<string, string>>;
  /** The line that tells a reader in his own language why a letter comes in English. */
  readonly inEnglish: ReadonlyMap<Language, string>;
}

/** Both give the text of a template with its slots in place. */
export interface CompiledLetter {
  readonly subject: (context: Context) => string;
  readonly body: (context: Context) => string;
}

type Context = Readonly<Record<string, unknown>>;

/** Compiles `templates/`: path to text. All mistakes come back at once, with file and line. */
export function compileTemplates(files: ReadonlyMap<string, string>): Read<Templates> {
  const mistakes: Mistake[] = [];
  const taken = <T>(read: Read<T>): T | null => {
    if (read.kind === 'sound') return read.value;
    mistakes.push(...read.mistakes);
    return null;
  };
  const layout = taken(readLayoutOf(files));
  const folders = byLanguage(files);
  const letters = new Map<string, CompiledLetter>();
  for (const [language, folder] of folders) {
    mistakes.push(...mistakesInFolder(language, folder));
    for (const [letter, { file, text }] of folder.letters) {
      const compiled = taken(compileLetter(file, text, { letter, partials: folder.partials }));
      if (compiled) letters.set(`${language}/${letter}`, compiled);
    }
  }
  const sayings = new Map<Language, ReadonlyMap<string, string>>();
  for (const [file, text] of files) {
    const [, language] = /(?:^|\/)([a-z]{2})\/sayings\.yaml$/.exec(file) ?? [];
    const read = language === undefined ? null : taken(readSayings(file, text));
    if (language !== undefined && read) sayings.set(language, read);
  }
  if (!folders.has(english)) mistakes.push(absent(`templates/${english}`, 'English letters must be there'));
  if (layout === null || mistakes.length > 0) return mistaken(...mistakes);
  return sound({
    layout,
    languages: [...folders.keys()].sort(),
    find: (letter, language) => letters.get(`${language}/${letter}`) ?? null,
    sayings,
    inEnglish: new Map(
      [...folders].map(([language, { partials }]) => [language, (partials.get('in-english') ?? '').trim()]),
    ),
  });
}

export const english: Language = 'en';
const layoutFile = 'layout.html.hbs';
/** What every language brings besides its letters. */
const partialNames = ['greeting', 'closing', 'in-english'];

interface Folder {
  readonly letters: Map<LetterName, { file: string; text: string }>;
  readonly partials: Map<string, string>;
  readonly unknown: string[];
}

function readLayoutOf(files: ReadonlyMap<string, string>): Read<Layout> {
  const found = [...files].find(([file]) => file.endsWith(layoutFile));
  return found ? readLayout(...found) : mistaken(absent(`templates/${layoutFile}`, 'the page around every letter'));
}

function byLanguage(files: ReadonlyMap<string, string>): ReadonlyMap<Language, Folder> {
  const folders = new Map<Language, Folder>();
  for (const [file, text] of files) {
    const [, language, partial, letter] =
      /(?:^|\/)([a-z]{2})\/(?:partials\/([a-z-]+)|([a-z-]+))\.hbs$/.exec(file) ?? [];
    if (language === undefined) continue;
    const folder: Folder = folders.get(language) ?? { letters: new Map(), partials: new Map(), unknown: [] };
    folders.set(language, folder);
    if (partial !== undefined) folder.partials.set(partial, `${text.trim()}\n`);
    else if (letter !== undefined && isLetterName(letter)) folder.letters.set(letter, { file, text });
    else folder.unknown.push(file);
  }
  return folders;
}

function mistakesInFolder(language: Language, { letters, partials, unknown }: Folder): readonly Mistake[] {
  const wanted: readonly LetterName[] = language === english ? letterNames : lettersInEveryLanguage;
  return [
    ...unknown.map((file) => absent(file, `there is no such letter; there are: ${letterNames.join(', ')}`)),
    ...wanted
      .filter((letter) => !letters.has(letter))
      .map((letter) => absent(`templates/${language}/${letter}.hbs`, 'this letter is missing in this language')),
    ...partialNames
      .filter((name) => !partials.has(name))
      .map((name) => absent(`templates/${language}/partials/${name}.hbs`, 'this partial is missing')),
    ...[...partials].flatMap(([name, source]) =>
      mistakesInTemplate({
        file: `templates/${language}/partials/${name}.hbs`,
        source,
        shape: name === 'in-english' ? {} : common,
        partials: new Map(),
        html: 'refused',
      }),
    ),
  ];
}

function compileLetter(
  file: string,
  text: string,
  { letter, partials }: { readonly letter: LetterName; readonly partials: ReadonlyMap<string, string> },
): Read<CompiledLetter> {
  const source = readSource(file, text);
  if (source.kind === 'mistaken') return source;
  const { subject, body } = source.value;
  const shape = shapeOf(letter);
  const mistakes = [
    ...mistakesInTemplate({ file, source: subject, shape, partials: new Map(), html: 'refused' }),
    ...mistakesInTemplate({ file, source: body, shape, partials, html: 'refused' }),
  ];
  if (mistakes.length > 0) return mistaken(...mistakes);
  return sound({ subject: compile(subject, partials), body: compile(body, partials) });
}

function compile(source: string, partials: ReadonlyMap<string, string>): (context: Context) => string {
  const handlebars = Handlebars.create();
  for (const [name, partial] of partials) handlebars.registerPartial(name, partial);
  // Nothing to escape: the context holds slots, and what stands in them is escaped when it takes their place.
  const template = handlebars.compile<Context>(source, { strict: true, knownHelpersOnly: true, noEscape: true });
  return (context) => template(context);
}

function absent(file: string, message: string): Mistake {
  return { file, line: 0, column: 0, message };
}
