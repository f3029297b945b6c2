import { FILE_KINDS, type WrittenChecklists } from './checklists-shape.ts';
import type { Mistake } from './mistake.ts';
import type { YamlFile } from './yaml-file.ts';

type Written = YamlFile<WrittenChecklists>;
type List = WrittenChecklists['lists'][number];

/** What a shape cannot tell: names that lead nowhere, lists and items that never count, questions without a reason. */
export function mistakesInChecklists(written: Written): readonly Mistake[] {
  return [...unknownItems(written), ...unknownFiles(written), ...neverReached(written), ...idleItems(written)];
}

function unknownItems({ value: { lists, items }, mistakeAt }: Written): readonly Mistake[] {
  const named = [
    ...lists.flatMap(({ ask, accept }, index) => [
      { path: ['lists', index, 'ask'], names: ask },
      { path: ['lists', index, 'accept'], names: accept },
    ]),
    ...Object.entries(items).map(([id, { coveredBy }]) => ({ path: ['items', id, 'coveredBy'], names: coveredBy })),
  ];
  return named.flatMap(({ path, names }) =>
    names.flatMap((name, index) => (name in items ? [] : [mistakeAt([...path, index], `no item is called ${name}`)])),
  );
}

function unknownFiles({ value: { files, items }, mistakeAt }: Written): readonly Mistake[] {
  const classes: readonly string[] = [...Object.keys(files), ...FILE_KINDS];
  return Object.entries(items).flatMap(([id, item]) =>
    item.files.flatMap((name, index) =>
      classes.includes(name)
        ? []
        : [mistakeAt(['items', id, 'files', index], `files are ${classes.join(', ')}, not ${name}`)],
    ),
  );
}

function neverReached({ value: { lists }, mistakeAt }: Written): readonly Mistake[] {
  return lists.flatMap((list, index) => {
    const above = lists.slice(0, index).find((earlier) => fitsWhenever(earlier, list));
    return above ? [mistakeAt(['lists', index, 'name'], `never reached: "${above.name}" above fits first`)] : [];
  });
}

/** Whether the first list fits every complaint that the second fits. */
function fitsWhenever(first: List, second: List): boolean {
  const sameFacts = JSON.stringify(first.facts) === JSON.stringify(second.facts);
  const allSubtypes = second.subtypes.length > 0 && second.subtypes.every((name) => first.subtypes.includes(name));
  return (
    first.category === second.category &&
    (first.facts.length === 0 || sameFacts) &&
    (first.subtypes.length === 0 || allSubtypes)
  );
}

function idleItems({ value: { lists, items }, mistakeAt }: Written): readonly Mistake[] {
  const asked = new Set(lists.flatMap(({ ask }) => ask));
  const accepted = new Set(lists.flatMap(({ accept }) => accept));
  return Object.entries(items).flatMap(([id, { words }]) => {
    if (!asked.has(id) && !accepted.has(id)) return [mistakeAt(['items', id], `no list names the item ${id}`)];
    if (!asked.has(id)) return [];
    const silent = Object.keys(words).filter((language) => words[language]?.why === null);
    return silent.map((language) =>
      mistakeAt(['items', id, 'words', language], `${id} is asked for: say what it is for`),
    );
  });
}
