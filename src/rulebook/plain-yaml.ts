import {
  constructFromEvents,
  CORE_SCHEMA,
  defineMappingTag,
  EVENT_ID,
  type Event,
  mapTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarStyle,
} from 'js-yaml';

/** What a plain YAML text says; of an intricate one nothing is said. */
export type PlainYaml = { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'intricate' };

/**
 * Reads YAML 1.2 many times as fast as with the places of its values (decision 0015): one document of maps, lists and
 * scalars. A text with anchors, tags, directives, blocks or mistakes, or with what two readers were seen to take for
 * different things, is intricate: the reader that knows places has the last word on it.
 */
export function readPlainYaml(text: string): PlainYaml {
  if (DOUBTFUL.test(text)) return INTRICATE;
  try {
    const events = parseEvents(text, {});
    if (events.some(isIntricate)) return INTRICATE;
    const [value, ...more] = constructFromEvents(events, { source: text, schema: SCHEMA });
    return value === undefined || more.length > 0 ? INTRICATE : { kind: 'read', value };
  } catch {
    return INTRICATE;
  }
}

const INTRICATE: PlainYaml = { kind: 'intricate' };

const DOUBTFUL = new RegExp(
  [
    /[\t\ufeff]/,
    // Marks of documents.
    /^ *(?:---|\.\.\.)/,
    // A list of dashes whose entry ends before its line does.
    /^[ ?:]*-[ ?:-]*["'[{]/,
    // Numbers too large for a number.
    /\d[eE]\+?\d{3}|\d{300}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'm',
);

const SCHEMA = CORE_SCHEMA.withTags(
  defineMappingTag(mapTag.tagName, {
    ...mapTag,
    addPair: (map, key, value) => (key === null ? 'a key without a name' : mapTag.addPair(map, key, value)),
  }),
);

function isIntricate(event: Event): boolean {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      return event.directives.length > 0;
    case EVENT_ID.SCALAR:
      return isBlock(event.style) || event.anchorStart >= 0 || event.tagStart >= 0;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.anchorStart >= 0 || event.tagStart >= 0;
    case EVENT_ID.ALIAS:
      return true;
    case EVENT_ID.POP:
      return false;
  }
}

function isBlock(style: ScalarStyle): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}
