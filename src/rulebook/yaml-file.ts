import type { z } from 'zod';
import { type Mistake, mistaken, type Read, sound } from './mistake.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { placeOf, placesIn, unreadable, type YamlPlaces } from './yaml-places.ts';

/** A checked YAML 1.2 file, with the place of each of its values for mistakes found later. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** A mistake at the value that `path` leads to. */
  readonly mistakeAt: (path: readonly PropertyKey[], message: string) => Mistake;
}

/**
 * Reads and checks one YAML text; every mistake of syntax or shape comes back with line and column. What is sound is
 * read quickly, and its places are only looked for once somebody finds a mistake in it.
 */
export function readYaml<T>(file: string, text: string, shape: z.ZodType<T>): Read<YamlFile<T>> {
  const plain = readPlainYaml(text);
  if (plain.kind === 'read') {
    const checked = shape.safeParse(plain.value);
    if (checked.success) return sound({ file, value: checked.data, mistakeAt: mistakesIn(file, text) });
  }
  return readWithPlaces(file, placesIn(text), shape);
}

/** Says mistakes at places of a file whose shape was found sound before, for whoever finds them later. */
export function mistakesIn(file: string, text: string): YamlFile<unknown>['mistakeAt'] {
  let places: YamlPlaces | undefined;
  return (path, message) => ({ file, ...placeOf(path, (places ??= placesIn(text))), message });
}

function readWithPlaces<T>(file: string, places: YamlPlaces, shape: z.ZodType<T>): Read<YamlFile<T>> {
  const broken = unreadable(places).map((mistake) => ({ file, ...mistake }));
  if (broken.length > 0) return mistaken(...broken);
  const mistakeAt = (path: readonly PropertyKey[], message: string): Mistake => {
    return { file, ...placeOf(path, places), message };
  };
  const value = valueOf(places);
  if (value.kind === 'endless') return mistaken({ file, line: 0, column: 0, message: 'holds too many aliases' });
  const checked = shape.safeParse(value.value);
  if (checked.success) return sound({ file, value: checked.data, mistakeAt });
  return mistaken(
    ...checked.error.issues.map((issue) =>
      mistakeAt(issue.path, `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`),
    ),
  );
}

/** A few aliases can stand for billions of values. */
function valueOf({ document }: YamlPlaces): { kind: 'read'; value: unknown } | { kind: 'endless' } {
  try {
    return { kind: 'read', value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    if (error instanceof ReferenceError) return { kind: 'endless' };
    throw error;
  }
}
