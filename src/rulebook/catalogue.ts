import { z } from 'zod';
import { type Mistake, mistaken, type Read, sound } from './mistake.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/**
 * The words that facts are recognised by: `rules/catalogue.yaml` for what is called the same everywhere (ways to pay,
 * games, devices), `rules/facts/<language>.yaml` for the words of one language (months, labels, steps, remedies).
 */
export interface Catalogue {
  /** By language; `any` holds for every mail. */
  readonly entries: ReadonlyMap<string, readonly CatalogueEntry[]>;
}

/** One thing that can be found, and the phrases it goes by. */
export interface CatalogueEntry {
  readonly topic: Topic;
  readonly id: string;
  readonly phrases: readonly string[];
}

export type Topic = (typeof TOPICS)[number];

const TOPICS = [
  'methods',
  'games',
  'providers',
  'offers',
  'documents',
  'devices',
  'browsers',
  'systems',
  'vpns',
  'networks',
  'currencies',
  'magnitudes',
  'labels',
  'errors',
  'months',
  'jalali-months',
  'weekdays',
  'days',
  'units',
  'ago',
  'clock',
  'numbers',
  'and',
  'amounts',
  'roles',
  'statuses',
  'steps',
  'remedies',
  'deadlines',
  'lacking',
  'items',
] as const; // prettier-ignore

/** Reads the catalogue from all its files; `facts/fr.yaml` speaks for French, any other name for every language. */
export function readCatalogue(files: readonly { readonly file: string; readonly text: string }[]): Read<Catalogue> {
  const entries = new Map<string, readonly CatalogueEntry[]>();
  const mistakes: Mistake[] = [];
  for (const { file, text } of files) {
    const read = readEntries(file, text);
    if (read.kind === 'mistaken') mistakes.push(...read.mistakes);
    else entries.set(/facts\/([a-z]{2})\.yaml$/.exec(file)?.[1] ?? 'any', read.value);
  }
  return mistakes.length > 0 ? mistaken(...mistakes) : sound({ entries });
}

const phrases = z.array(z.string().trim().min(1));
const shape = z.partialRecord(z.enum(TOPICS), z.record(z.string().min(1), phrases));

function readEntries(file: string, text: string): Read<readonly CatalogueEntry[]> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const mistakes = TOPICS.flatMap((topic) =>
    Object.keys(read.value.value[topic] ?? {}).flatMap((id) => mistakesOf(read.value, topic, id)),
  );
  if (mistakes.length > 0) return mistaken(...mistakes);
  return sound(
    TOPICS.flatMap((topic) =>
      Object.entries(read.value.value[topic] ?? {}).map(([id, written]) => ({ topic, id, phrases: written })),
    ),
  );
}

/** Topics whose ids stand for numbers, with the greatest that makes sense. */
const NUMBERED: Partial<Record<Topic, number>> = {
  months: 12,
  'jalali-months': 12,
  weekdays: 7,
  numbers: 1e9,
  magnitudes: 1e9,
};

/** Number words also tell halves: `نیم`, `anderthalb`. */
function isCount(topic: Topic, id: string): boolean {
  return /^[1-9]\d*$/.test(id) || (topic === 'numbers' && /^[01]\.5$/.test(id));
}

function mistakesOf(
  { value, mistakeAt }: YamlFile<z.infer<typeof shape>>,
  topic: Topic,
  id: string,
): readonly Mistake[] {
  const greatest = NUMBERED[topic];
  const wrongId = greatest !== undefined && !(isCount(topic, id) && Number(id) <= greatest);
  const wrongPhrases = (value[topic]?.[id] ?? []).flatMap((phrase, index) =>
    /(?:^|\s)[^\s]{1,2}\*|^~|~$/.test(phrase)
      ? [mistakeAt([topic, id, index], `${phrase}: a stem needs three letters, and ~ words on both sides`)]
      : [],
  );
  return wrongId
    ? [mistakeAt([topic, id], `${topic} go by a number from 1 to ${greatest}`), ...wrongPhrases]
    : wrongPhrases;
}
