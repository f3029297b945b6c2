import { type AttachmentCaps, readAttachmentCaps } from './attachment-caps.ts';
import { type Bodies, readBodies } from './bodies.ts';
import { type Brand, DEFAULT_BRAND, readBrand } from './brands.ts';
import { readCalendars, type WorkingCalendar } from './calendars.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { type CategoryRules, readCategories } from './categories.ts';
import { type Checklists, readChecklists } from './checklists.ts';
import { type Flag, readFlags } from './flags.ts';
import { type FollowUps, readFollowUps } from './follow-ups.ts';
import { type GuardRules, readGuard } from './guard.ts';
import { readSelfService, type SelfService } from './self-service.ts';
import { readLanguageOnce } from './language-once.ts';
import type { LanguageRules, Targets } from './languages.ts';
import { type Leanings, readLeanings } from './leanings.ts';
import { type Mistake, mistaken, type Read, sound } from './mistake.ts';
import { type Phrases, readPhrases } from './phrases.ts';
import { markersOf, type PrecedenceRule, readPrecedence } from './precedence.ts';
import { type Priorities, readPriorities } from './priorities.ts';
import { type Profile, readProfiles } from './profiles.ts';
import { readRegulatoryTypes, type RegulatoryType } from './regulatory-types.ts';
import { readRejections, type Rejection } from './rejections.ts';
import { readSituations, type Situation } from './situations.ts';
import { readStaff, type Staff } from './staff.ts';
import { readTerms, type Terms } from './terms.ts';
import { readWeights, type Weights } from './weights.ts';

/** Everything that operations decide, read from `rules/` and sound as a whole. */
export interface Rulebook {
  /** In the order in which the desk names them; `other` is none of them. */
  readonly categories: readonly CategoryRules[];
  /** The most important first. */
  readonly flags: ReadonlyMap<string, Flag>;
  /** By ISO 639-1 code, and `any`. */
  readonly languages: ReadonlyMap<string, LanguageRules>;
  readonly weights: Weights;
  readonly situations: readonly Situation[];
  /** What concepts say wherever they stand. */
  readonly leanings: Leanings;
  readonly precedence: readonly PrecedenceRule[];
  readonly priorities: Priorities;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly brands: ReadonlyMap<string, Brand>;
  readonly catalogue: Catalogue;
  /** What happens by itself when time passes. */
  readonly followUps: FollowUps;
  readonly phrases: Phrases;
  /** What a player may ask the desk itself for. */
  readonly selfService: SelfService;
  readonly terms: Terms;
  /** Who comes after us. */
  readonly bodies: Bodies;
  readonly checklists: Checklists;
  /** How much of what is sent to us travels on. */
  readonly attachmentCaps: AttachmentCaps;
  /** Who answers players. */
  readonly staff: Staff;
  /** What their mails are checked for before a player gets them. */
  readonly guard: GuardRules;
  /** Why a document can be refused. */
  readonly rejections: ReadonlyMap<string, Rejection>;
  /** What complaints are called in returns to regulators; the first that holds counts. */
  readonly regulatoryTypes: readonly RegulatoryType[];
  /** What it was read from, by path: for `redress check`, which says where something stands. */
  readonly files: ReadonlyMap<string, string>;
  profileOf(brand: Brand): Profile;
  calendarOf(brand: Brand): WorkingCalendar;
}

/** Reads a whole rulebook from its files by path (`rules/languages/en.yaml`); all mistakes of all files at once. */
export function readRulebook(files: ReadonlyMap<string, string>): Read<Rulebook> {
  const mistakes: Mistake[] = [];
  const single = <Value>(file: string, read: (file: string, text: string) => Read<Value>): Value | null => {
    const text = files.get(file);
    if (text !== undefined) return keep(read(file, text), mistakes);
    mistakes.push({ file, line: 0, column: 0, message: 'is missing' });
    return null;
  };
  const categories = single('rules/categories.yaml', readCategories);
  const flags = single('rules/flags.yaml', readFlags);
  const weights = single('rules/weights.yaml', readWeights);
  const priorities = single('rules/priorities.yaml', readPriorities);
  const profiles = single('rules/profiles.yaml', readProfiles);
  const followUps = single('rules/follow-ups.yaml', readFollowUps);
  const phrases = single('rules/phrases.yaml', readPhrases);
  const selfService = single('rules/self-service.yaml', readSelfService);
  const terms = single('rules/terms.yaml', readTerms);
  const bodies = single('rules/bodies.yaml', (file, text) =>
    readBodies(file, text, new Set(profiles ? profiles.keys() : [])),
  );
  const calendars = single('rules/calendars.yaml', (file, text) => readCalendars(file, text, YEARS));
  const checklists = single('rules/checklists.yaml', readChecklists);
  const attachmentCaps = single('rules/attachments.yaml', readAttachmentCaps);
  const rejections = single('rules/rejections.yaml', readRejections);
  const brands = keepAll(filesIn('rules/brands/', files), readBrand, mistakes);
  const catalogue = keep(
    readCatalogue(
      [...filesIn('rules/catalogue.yaml', files), ...filesIn('rules/facts/', files)].map(([file, text]) => ({
        file,
        text,
      })),
    ),
    mistakes,
  );
  if (!categories || !flags) return mistaken(...mistakes);
  const names = { categories: new Set([...categories.map(({ id }) => id), 'other']), flags: new Set(flags.keys()) };
  const precedence = single('rules/precedence.yaml', (file, text) => readPrecedence(file, text, names));
  const regulatoryTypes = single('rules/regulatory-types.yaml', (file, text) =>
    readRegulatoryTypes(file, text, { ...names, profiles: new Set(profiles?.keys()) }),
  );
  const guard = single('rules/guard.yaml', (file, text) => readGuard(file, text, names.flags));
  const staff = single('rules/staff.yaml', (file, text) =>
    readStaff(file, text, {
      calendars: new Set(calendars?.keys()),
      categories: names.categories,
      brands: new Set(brands.map(({ id }) => id)),
    }),
  );
  if (!precedence) return mistaken(...mistakes);
  const markers = markersOf(precedence);
  const situations = single('rules/situations.yaml', (file, text) => readSituations(file, text, { ...names, markers }));
  if (!situations) return mistaken(...mistakes);
  const targets: Targets = { ...names, markers, concepts: new Set(situations.concepts.keys()) };
  const leanings = single('rules/leanings.yaml', (file, text) => readLeanings(file, text, targets));
  const languages = keepAll(
    filesIn('rules/languages/', files),
    (file, text) => readLanguageOnce(file, text, targets),
    mistakes,
  );
  if (!weights || !priorities || !profiles || !calendars || !catalogue || !checklists) return mistaken(...mistakes);
  if (!followUps || !phrases || !selfService || !terms || !bodies) return mistaken(...mistakes);
  if (!guard || !staff || !rejections || !attachmentCaps || !regulatoryTypes || !leanings) return mistaken(...mistakes);
  mistakes.push(...brands.flatMap((brand) => danglingNames(brand, profiles, calendars, bodies)));
  mistakes.push(...sharedPosts(brands), ...withoutDefault(brands));
  if (mistakes.length > 0) return mistaken(...mistakes);
  return sound({
    categories,
    flags,
    weights,
    situations: situations.situations,
    leanings,
    precedence,
    priorities,
    profiles,
    calendars,
    catalogue,
    checklists,
    attachmentCaps,
    staff,
    guard,
    rejections,
    regulatoryTypes,
    followUps,
    phrases,
    selfService,
    terms,
    bodies,
    brands: new Map(brands.map((brand) => [brand.id, brand])),
    languages: new Map(languages.map((rules) => [rules.language, rules])),
    files,
    profileOf: (brand) => named(profiles, brand.profile),
    calendarOf: (brand) => named(calendars, brand.calendar),
  });
}

/** Every year that a deadline of a stored or a new ticket can fall into: the quiet rooms know no clock. */
const YEARS = Array.from({ length: 41 }, (_, index) => 2020 + index);

function filesIn(place: string, files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...files].filter(([file]) => file.startsWith(place));
}

function keep<Value>(read: Read<Value>, mistakes: Mistake[]): Value | null {
  if (read.kind === 'sound') return read.value;
  mistakes.push(...read.mistakes);
  return null;
}

function keepAll<Value>(
  files: readonly (readonly [string, string])[],
  read: (file: string, text: string) => Read<Value>,
  mistakes: Mistake[],
): readonly Value[] {
  return files.flatMap(([file, text]) => keep(read(file, text), mistakes) ?? []);
}

function danglingNames(
  brand: Brand,
  profiles: ReadonlyMap<string, Profile>,
  calendars: ReadonlyMap<string, WorkingCalendar>,
  { bodies }: Bodies,
): readonly Mistake[] {
  const { outsideBody } = brand;
  const place = { file: `rules/brands/${brand.id}.yaml`, line: 0, column: 0 };
  return [
    ...(profiles.has(brand.profile) ? [] : [{ ...place, message: `no profile is called ${brand.profile}` }]),
    ...(calendars.has(brand.calendar) ? [] : [{ ...place, message: `no calendar is called ${brand.calendar}` }]),
    ...(outsideBody === null || bodies.has(outsideBody)
      ? []
      : [{ ...place, message: `no body is called ${outsideBody}` }]),
  ];
}

function withoutDefault(brands: readonly Brand[]): readonly Mistake[] {
  const message = 'is missing: the brand that the environment variables describe';
  return brands.some(({ id }) => id === DEFAULT_BRAND)
    ? []
    : [{ file: `rules/brands/${DEFAULT_BRAND}.yaml`, line: 0, column: 0, message }];
}

/** A mail would be answered by whichever brand came first. */
function sharedPosts(brands: readonly Brand[]): readonly Mistake[] {
  const owners = new Map<string, string>();
  return brands.flatMap(({ id, post }) =>
    [...(post?.mailboxes ?? []), ...(post ? [post.address] : [])].flatMap((owned) => {
      const owner = owners.get(owned) ?? id;
      owners.set(owned, owner);
      const place = { file: `rules/brands/${id}.yaml`, line: 0, column: 0 };
      return owner === id ? [] : [{ ...place, message: `${owned} already belongs to the brand ${owner}` }];
    }),
  );
}

function named<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value === undefined) throw new Error(`a brand that was read names ${name}, which is not in the rulebook`);
  return value;
}
