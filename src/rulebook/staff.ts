import { z } from 'zod';
import { type Mistake, mistaken, type Read, sound } from './mistake.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** Who answers for the house, as operations wrote it in `rules/staff.yaml`: nobody else speaks to a player. */
export interface Staff {
  readonly members: readonly StaffMember[];
  /** Whether agents see a player's whole address or only enough of it to tell two players apart. */
  readonly playerAddresses: 'shown' | 'masked';
}

export interface StaffMember {
  /** The key in the file: what tickets and reports call this person by. */
  readonly id: string;
  /** The name colleagues know. */
  readonly name: string;
  /** The name players read. */
  readonly publicName: string;
  /** In lower case; the first is where the desk writes to. Mail from any of them can be an agent's act. */
  readonly addresses: readonly string[];
  readonly role: Role;
  readonly categories: 'all' | readonly string[];
  /** Brands whose players this person answers. */
  readonly brands: 'all' | readonly string[];
  /** Languages this person can answer in; the first is the one the desk writes to them in. */
  readonly languages: readonly string[];
  /** Name of a calendar in `rules/calendars.yaml`: when this person is at work. */
  readonly calendar: string;
  readonly away: Absence | null;
  /** What must never reach a player: a surname, a telephone number, a desk's name. */
  readonly keepPrivate: readonly string[];
}

export type Role = 'agent' | 'supervisor';

/** ISO dates in the member's zone, both of them days of absence. */
export interface Absence {
  readonly from: string | null;
  readonly until: string;
  /** Id of the member who takes over, or null: the others of that category. */
  readonly deputy: string | null;
}

/** What the file may name: it is checked against the rest of the rulebook. */
export interface StaffSurroundings {
  readonly calendars: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly brands: ReadonlySet<string>;
}

/** Reads `rules/staff.yaml`; every mistake comes back with its line, also names that stand in no other file. */
export function readStaff(file: string, text: string, around: StaffSurroundings): Read<Staff> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const mistakes = mistakesIn(read.value, around);
  if (mistakes.length > 0) return mistaken(...mistakes);
  const { staff, playerAddresses } = read.value.value;
  return sound({ members: Object.entries(staff).map(([id, written]) => ({ id, ...written })), playerAddresses });
}

/** The member whom mail from this address would be from, before anything is proven. */
export function memberByAddress({ members }: Staff, address: string): StaffMember | null {
  const wanted = address.toLowerCase();
  return members.find(({ addresses }) => addresses.includes(wanted)) ?? null;
}

export function memberById({ members }: Staff, id: string): StaffMember | null {
  return members.find((member) => member.id === id) ?? null;
}

/** Who works for a brand; where nobody does, everybody, for a ticket is never nobody's. */
export function staffOf(staff: Staff, brand: string): Staff {
  const members = staff.members.filter(({ brands }) => brands === 'all' || brands.includes(brand));
  return members.some(({ role }) => role === 'supervisor') ? { ...staff, members } : staff;
}

const address = z
  .email()
  .max(254)
  .transform((written) => written.toLowerCase());
const language = z.string().regex(/^[a-z]{2}$/, { error: 'write a language as two letters, such as en' });
const member = z.strictObject({
  name: z.string().trim().min(1),
  publicName: z.string().trim().min(1),
  addresses: z.array(address).min(1),
  role: z.enum(['agent', 'supervisor']),
  categories: z.union([z.literal('all'), z.array(z.string()).min(1)], {
    error: 'write all, or a list of categories',
  }),
  brands: z
    .union([z.literal('all'), z.array(z.string()).min(1)], { error: 'write all, or a list of brands' })
    .default('all'),
  languages: z.array(language).min(1),
  calendar: z.string(),
  away: z
    .strictObject({
      from: z.iso.date().nullable().default(null),
      until: z.iso.date(),
      deputy: z.string().nullable().default(null),
    })
    .nullable()
    .default(null),
  keepPrivate: z.array(z.string().trim().min(3, { error: 'three characters at least' })).default([]),
});
const shape = z.strictObject({
  playerAddresses: z.enum(['shown', 'masked']).default('shown'),
  staff: z.record(
    z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'call a member by lower-case letters, digits and dashes' }),
    member,
  ),
});
type Written = z.infer<typeof shape>;

function mistakesIn({ value, mistakeAt }: YamlFile<Written>, around: StaffSurroundings): readonly Mistake[] {
  const members = Object.entries(value.staff);
  const owners = new Map<string, string>();
  const mistakes = members.flatMap(([id, { addresses, categories, brands, calendar, away }]) => {
    const at = (path: readonly PropertyKey[], message: string): Mistake => mistakeAt(['staff', id, ...path], message);
    const shared = addresses.flatMap((one, index) => {
      const owner = owners.get(one) ?? id;
      owners.set(one, owner);
      return owner === id ? [] : [at(['addresses', index], `${one} already belongs to ${owner}`)];
    });
    const named = categories === 'all' ? [] : categories;
    return [
      ...shared,
      ...named.flatMap((one, index) =>
        around.categories.has(one) ? [] : [at(['categories', index], `there is no category ${one}`)],
      ),
      ...(brands === 'all' ? [] : brands).flatMap((one, index) =>
        around.brands.has(one) ? [] : [at(['brands', index], `there is no brand ${one}`)],
      ),
      ...(around.calendars.has(calendar) ? [] : [at(['calendar'], `there is no calendar ${calendar}`)]),
      ...mistakesInAbsence(id, away, value.staff).map((message) => at(['away'], message)),
    ];
  });
  const supervised = members.some(([, { role }]) => role === 'supervisor');
  return supervised ? mistakes : [...mistakes, mistakeAt(['staff'], 'somebody must be a supervisor')];
}

function mistakesInAbsence(id: string, away: Absence | null, staff: Written['staff']): readonly string[] {
  if (!away) return [];
  const { from, until, deputy } = away;
  return [
    ...(from !== null && from > until ? ['the absence ends before it begins'] : []),
    ...(deputy === id ? ['nobody can be their own deputy'] : []),
    ...(deputy !== null && !Object.hasOwn(staff, deputy) ? [`nobody of the staff is called ${deputy}`] : []),
  ];
}
