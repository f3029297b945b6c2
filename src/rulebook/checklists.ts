import { mistakesInChecklists } from './checklists-check.ts';
import { checklistsShape, type FILE_KINDS } from './checklists-shape.ts';
import type { FactKind } from './fact-kinds.ts';
import { mistaken, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/**
 * What a complaint of each kind needs, by what it is recognised, and how it is asked for: read from
 * `rules/checklists.yaml`.
 */
export interface Checklists {
  /** From which confidence in the category on anything is asked: a wrong checklist is worse than none. */
  readonly askFrom: number;
  /** Flags under which nothing is asked: under some never, under others not by the first answer. */
  readonly silence: { readonly always: readonly string[]; readonly atFirst: readonly string[] };
  /** Tried from the top; the first that fits is the one. */
  readonly lists: readonly Checklist[];
  readonly items: ReadonlyMap<string, ChecklistItem>;
  /** Kinds of files that their names tell, tried from the top. */
  readonly files: readonly FileClass[];
  readonly tips: readonly Tip[];
  /** What marks an item that may be left out, by language. */
  readonly optional: Words;
}

export interface Checklist {
  readonly name: string;
  readonly category: string;
  /** Empty: whatever the subtype. */
  readonly subtypes: readonly string[];
  /** One of these must be stated; empty: none need be. */
  readonly facts: readonly FactSign[];
  /** Items to ask for when they are missing, in order. */
  readonly ask: readonly string[];
  /** Items that are ticked off when they come, and never asked for. */
  readonly accept: readonly string[];
}

export interface ChecklistItem {
  readonly id: string;
  readonly optional: boolean;
  /** The address that the mail came from is enough. */
  readonly knownBySender: boolean;
  /** Any of these facts makes it present. */
  readonly facts: readonly FactSign[];
  /** Any file of these classes does. */
  readonly files: readonly string[];
  /** Pixels that the longer side of a picture must have; 0: any. */
  readonly pixels: number;
  /** Items that make this one needless once they are present. */
  readonly coveredBy: readonly string[];
  /** Values of `cannot-provide` facts that excuse the player from it. */
  readonly excusedBy: readonly string[];
  readonly words: Readonly<Record<string, ItemWords>>;
}

/** How an item is asked for in one language. */
export interface ItemWords {
  /** As it stands within a sentence, in the nominative. */
  readonly what: string;
  /** What it is for; null for items that are never asked for. */
  readonly why: string | null;
  /** How it should look, as a sentence. */
  readonly advice: string | null;
}

/** A fact as rules write it: `amount`, `amount as deposit`, `status-shown declined`, `date with time`. */
export interface FactSign {
  readonly kind: FactKind;
  readonly value: string | null;
  /** `nothing` stands for a fact without one. */
  readonly role: string | null;
  readonly withTime: boolean;
}

export interface FileClass {
  readonly id: string;
  readonly kinds: readonly FileKind[];
  /** Words of file names; `word*` is the beginning of one. */
  readonly names: readonly string[];
}

export type FileKind = (typeof FILE_KINDS)[number];

/** Something the player can try meanwhile (complaints.md 1.8). */
export interface Tip {
  readonly id: string;
  readonly categories: readonly string[];
  /** One of these must be stated; empty: none need be. */
  readonly facts: readonly FactSign[];
  /** Values of `step-tried` facts that make it drop out. */
  readonly tried: readonly string[];
  readonly words: Words;
}

/** A text by language; English always stands. */
export type Words = Readonly<Record<string, string>>;

/** Reads `rules/checklists.yaml`; names that lead nowhere and lists that are never reached are mistakes. */
export function readChecklists(file: string, text: string): Read<Checklists> {
  const read = readYaml(file, text, checklistsShape);
  if (read.kind === 'mistaken') return read;
  const mistakes = mistakesInChecklists(read.value);
  if (mistakes.length > 0) return mistaken(...mistakes);
  const { items, files, tips, ...rest } = read.value.value;
  return sound({
    ...rest,
    items: new Map(Object.entries(items).map(([id, item]) => [id, { id, ...item }])),
    files: Object.entries(files).map(([id, { kinds, names }]) => ({ id, kinds, names })),
    tips: Object.entries(tips).map(([id, tip]) => ({ id, ...tip })),
  });
}
