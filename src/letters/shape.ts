/**
 * What a letter is made of: each letter declares its variables once, as data, and from that come the type of its
 * values, the check of its templates and the formatting of each value.
 */
export type Shape = Readonly<Record<string, Kind>>;

export type Kind =
  /** One line of words. */
  | 'text'
  /** Several lines, kept as they are: somebody's own words. */
  | 'words'
  /** An https address. */
  | 'link'
  /** A calendar day in the brand's zone. */
  | 'day'
  /** A day with the time and the zone. */
  | 'moment'
  /** Only asked with `{{#if}}`, never printed. */
  | 'yes'
  /** Short things in one sentence: “a, b and c”. */
  | 'joined'
  | Optional
  | List;

/** May be absent, so that it may be printed only inside its own `{{#if}}`. */
interface Optional {
  readonly optional: Exclude<Kind, Optional | List | 'yes'>;
}

/** Printed by `{{#each}}`; empty is absent. */
export interface List {
  readonly each: Shape;
}

type ValueOf<K> = K extends 'day' | 'moment'
  ? Date
  : K extends 'yes'
    ? boolean
    : K extends 'joined'
      ? readonly string[]
      : K extends { readonly optional: infer Inner }
        ? ValueOf<Inner> | null
        : K extends { readonly each: infer Item extends Shape }
          ? readonly ValuesOf<Item>[]
          : string;

export type ValuesOf<S extends Shape> = { readonly [Name in keyof S]: ValueOf<S[Name]> };
