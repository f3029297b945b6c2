import { z } from 'zod';
import { mistaken, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** One face of the operator towards players: who writes, in which hours, under which rules (`rules/brands/*.yaml`). */
export interface Brand {
  /** The file's name without folder and ending. */
  readonly id: string;
  readonly name: string;
  /** Name of the team that answers, by language; English always stands. */
  readonly team: Readonly<Record<string, string>>;
  /** Opening hours in words, by language; English always stands. */
  readonly hours: Readonly<Record<string, string>>;
  /** Name of a profile in `rules/profiles.yaml`. */
  readonly profile: string;
  /** Id of a body in `rules/bodies.yaml` that comes after this brand, or null: the one of its profile. */
  readonly outsideBody: string | null;
  /** Name of a calendar in `rules/calendars.yaml`. */
  readonly calendar: string;
  /** Of letters to a player whose language nothing tells. */
  readonly defaultLanguage: string;
  /** Languages that its letters are written in; a player of another gets them in the default one. */
  readonly languages: 'all' | readonly string[];
  /** Where its mail is; null: where the environment says (design, section 6), which only the brand `default` has. */
  readonly post: BrandPost | null;
  /** ISO 3166-1 codes of the countries it serves, the most likely first. */
  readonly countries: readonly string[];
  /** Where a player goes who is not content with an answer. */
  readonly escalation: string;
  /** Who is called at any hour when somebody's safety is at stake. */
  readonly onCall: readonly string[];
  /** Where documents can be handed in safely, or null. */
  readonly uploadUrl: string | null;
  readonly procedureUrl: string | null;
  /** Other ways to reach the desk, as `telephone: +356 …`, named to the player (R-023). */
  readonly channels: readonly { readonly name: string; readonly reach: string }[];
  /** By country; a country without an entry gets no number rather than a wrong one (complaints.md 5.12b). */
  readonly help: Readonly<Record<string, CountryHelp>>;
}

/** The address of a brand, and the variables that say where its mailboxes and its outgoing server are. */
export interface BrandPost {
  readonly address: string;
  /** Each a variable like `IMAP_URL`, such as `SECOND_IMAP_URL`. */
  readonly mailboxes: readonly string[];
  /** A variable like `SMTP_URL`, or null: that of the brand `default`. */
  readonly smtp: string | null;
  /** Where copies of its letters go, which settle what is unknown after a crash: where the house's go, nowhere, or here. */
  readonly sentCopies: 'house' | 'none' | BrandCopies;
}

/** A brand's own mailbox for copies of what it sends. */
export interface BrandCopies {
  readonly address: string;
  /** A variable like `SENT_COPY_URL`, such as `SECOND_COPIES_IMAP_URL`, or null: the brand's first mailbox. */
  readonly mailbox: string | null;
}

export interface CountryHelp {
  /** Emergency number, or null. */
  readonly emergency: string | null;
  readonly crisis: readonly Helpline[];
  readonly gambling: readonly Helpline[];
}

interface Helpline {
  readonly name: string;
  readonly reach: string;
  /** ISO date on which somebody made sure that it is right. */
  readonly checked: string;
}

/** Reads one brand's file; it says nothing about whether the profile and the calendar it names exist. */
export function readBrand(file: string, text: string): Read<Brand> {
  const id = /([a-z0-9-]+)\.yaml$/.exec(file)?.[1];
  if (id === undefined)
    return mistaken({ file, line: 0, column: 0, message: 'a brand is called by its file: lower-case-name.yaml' });
  const read = readYaml(file, text, brandShape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const isDefault = id === DEFAULT_BRAND;
  if (isDefault && value.post !== null)
    return mistaken(mistakeAt(['post'], 'the mail of the brand default is set by IMAP_URL, SMTP_URL, SUPPORT_ADDRESS'));
  if (!isDefault && value.post === null)
    return mistaken(mistakeAt([], 'say under post which address and which mailboxes this brand has'));
  if (value.languages !== 'all' && !value.languages.includes(value.defaultLanguage))
    return mistaken(mistakeAt(['languages'], `the default language ${value.defaultLanguage} must be among them`));
  return sound({ id, ...value });
}

/** The brand that the environment variables describe; an installation with one brand has only this. */
export const DEFAULT_BRAND = 'default';

/** The language in which a brand writes to a player of this one. */
export function languageOfLetters({ languages, defaultLanguage }: Brand, language: string): string {
  return languages === 'all' || languages.includes(language) ? language : defaultLanguage;
}

/** The helplines of a brand for one player: of his country where it is known, else of the brand's first country. */
export function helpFor(brand: Brand, country: string | null): CountryHelp {
  const home = country ?? brand.countries[0];
  return (home === undefined ? undefined : brand.help[home]) ?? { emergency: null, crisis: [], gambling: [] };
}

const language = z.string().regex(/^[a-z]{2}$/, { error: 'write a language as two letters, such as en' });
const country = z.string().regex(/^[A-Z]{2}$/, { error: 'write a country as two capitals, such as MT' });
const byLanguage = z.record(language, z.string().min(1)).refine((texts) => 'en' in texts, {
  error: 'English must stand here, for languages that are not named',
});
const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https:// address' });
const helpline = z.strictObject({ name: z.string(), reach: z.string(), checked: z.iso.date() });
const variable = (ending: string) =>
  z
    .string()
    .regex(new RegExp(`^[A-Z][A-Z0-9_]{0,60}_${ending}$`), { error: `name a variable such as SECOND_${ending}` });
const address = z.email().transform((written) => written.toLowerCase());
const brandCopies = z.strictObject({ address, mailbox: variable('IMAP_URL').nullable().default(null) });
const brandShape = z.strictObject({
  name: z.string().min(1),
  languages: z
    .union([z.literal('all'), z.array(language).min(1)], { error: 'write all, or a list of languages' })
    .default('all'),
  post: z
    .strictObject({
      address,
      mailboxes: z.array(variable('IMAP_URL')).min(1),
      smtp: variable('SMTP_URL').nullable().default(null),
      sentCopies: z
        .union([z.enum(['house', 'none']), brandCopies], { error: 'write house, none, or an address and a mailbox' })
        .default('house'),
    })
    .nullable()
    .default(null),
  team: byLanguage,
  hours: byLanguage,
  profile: z.string(),
  outsideBody: z.string().nullable().default(null),
  calendar: z.string(),
  defaultLanguage: language,
  countries: z.array(country),
  escalation: z.email(),
  onCall: z.array(z.email()).min(1, { error: 'somebody must be on call' }),
  uploadUrl: httpsUrl.nullable().default(null),
  procedureUrl: httpsUrl.nullable().default(null),
  channels: z.array(z.strictObject({ name: z.string(), reach: z.string() })).default([]),
  help: z
    .record(
      country,
      z.strictObject({
        emergency: z.string().nullable().default(null),
        crisis: z.array(helpline).default([]),
        gambling: z.array(helpline).default([]),
      }),
    )
    .default({}),
});
