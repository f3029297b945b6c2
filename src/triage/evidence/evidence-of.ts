import { maskSecrets } from '../../mail/secrets/mask-secrets.ts';
import type { Checklist, Checklists, ChecklistItem } from '../../rulebook/checklists.ts';
import type { Classification } from '../classify/classification.ts';
import type { Fact } from '../facts/fact.ts';
import type { Evidence, PresentItem } from './evidence.ts';
import { type File, fileClassOf } from './file-class.ts';
import { isStated, sayFact, statedBy } from './stated.ts';

/** What evidence is looked for in. */
export interface EvidenceInput {
  readonly classification: Pick<Classification, 'category' | 'subtype' | 'confidence' | 'flags'>;
  readonly facts: readonly Fact[];
  readonly attachments: readonly File[];
  /** The player's account goes by the address the mail came from. */
  readonly senderKnown: boolean;
  /** Items that earlier mails of the ticket brought. */
  readonly alreadyPresent: readonly string[];
  /** What the ticket is registered as, when the mail belongs to one: its checklist goes on, whatever this mail is like. */
  readonly registered?: { readonly category: string; readonly subtype: string | null } | null | undefined;
}

/**
 * Which items of the checklist the ticket holds now and which are still to be asked for (complaints.md 4.2): nothing at
 * all when the category is unsure or a flag says that a person must speak first.
 */
export function evidenceOf(input: EvidenceInput, { checklists }: { readonly checklists: Checklists }): Evidence {
  const list = checklistFor(input, checklists);
  if (!list) return { present: input.alreadyPresent.map(fromBefore), missing: [] };
  const found = presentItems(input, itemsOf([...list.ask, ...list.accept], checklists), checklists);
  const before = input.alreadyPresent.filter((id) => !found.some(({ item }) => item === id)).map(fromBefore);
  const present = [...found, ...before];
  const missing = itemsOf(list.ask, checklists).filter((item) => isMissing(item, present, input.facts));
  return { present, missing: worthAsking(missing).map(({ id }) => id) };
}

/** Required items first; what could be left out is asked along with something else, never alone. */
function worthAsking(missing: readonly ChecklistItem[]): readonly ChecklistItem[] {
  const required = missing.filter(({ optional }) => !optional);
  if (required.length === 0) return [];
  return [...required, ...missing.filter(({ optional }) => optional)].slice(0, MOST);
}

/** More than six questions at once are answered by nobody. */
const MOST = 6;

function fromBefore(item: string): PresentItem {
  return { item, by: 'an earlier mail' };
}

function checklistFor({ classification, registered, facts }: EvidenceInput, checklists: Checklists): Checklist | null {
  const { askFrom, silence, lists } = checklists;
  const silencing = registered ? silence.always : [...silence.always, ...silence.atFirst];
  if (classification.flags.some((flag) => silencing.includes(flag))) return null;
  if (!registered && classification.confidence < askFrom) return null;
  const { category, subtype } = registered ?? classification;
  const fitting = lists.find(
    (list) =>
      list.category === category &&
      (list.subtypes.length === 0 || (subtype !== null && list.subtypes.includes(subtype))) &&
      (list.facts.length === 0 || isStated(list.facts, facts)),
  );
  return fitting ?? null;
}

function itemsOf(ids: readonly string[], { items }: Checklists): readonly ChecklistItem[] {
  return ids.flatMap((id) => items.get(id) ?? []);
}

/** A file whose name tells nothing (`IMG_1234.jpg`) is some evidence, but only of one item: the first that takes it. */
function presentItems(input: EvidenceInput, items: readonly ChecklistItem[], { files }: Checklists): PresentItem[] {
  const classified = eachOnce(input.attachments).map((file) => ({ file, is: fileClassOf(file, files) }));
  const taken = new Set<File>();
  return items.flatMap((item) => {
    const fact = statedBy(item.facts, input.facts);
    if (fact) return [{ item: item.id, by: sayFact(fact) }];
    const given = classified.find(({ file, is }) => is !== null && !taken.has(file) && proves(file, is, item));
    if (given && !files.some(({ id }) => id === given.is)) taken.add(given.file);
    if (given) return [{ item: item.id, by: `attachment ${maskSecrets(given.file.name).text}` }];
    return item.knownBySender && input.senderKnown ? [{ item: item.id, by: 'sender' }] : [];
  });
}

/** The same file sent twice is one file. */
function eachOnce(files: readonly File[]): readonly File[] {
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

function proves({ image }: File, is: string, { files, pixels }: ChecklistItem): boolean {
  return files.includes(is) && (image === null || Math.max(image.width, image.height) >= pixels);
}

function isMissing(item: ChecklistItem, present: readonly PresentItem[], facts: readonly Fact[]): boolean {
  const isPresent = present.some((other) => other.item === item.id || item.coveredBy.includes(other.item));
  const isExcused = facts.some(({ kind, value }) => kind === 'cannot-provide' && item.excusedBy.includes(value));
  return !isPresent && !isExcused;
}
