import { z } from 'zod';
import type { Brand } from './brands.ts';
import { mistaken, type Read, sound } from './mistake.ts';
import { type Span, span } from './span.ts';
import type { Role } from './staff.ts';
import { readYaml } from './yaml-file.ts';

/** The bodies outside the house that a player may turn to, and which of them comes after which profile. */
export interface Bodies {
  readonly bodies: ReadonlyMap<string, Body>;
  /** Id of the appointed body, by profile. */
  readonly byProfile: ReadonlyMap<string, string>;
  /** Who may write to them in the name of the house; supervisors always may. */
  readonly answeredBy: Role;
}

/** An ADR body, a mediator, a regulator (`rules/bodies.yaml`). */
export interface Body {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  /** Postal or other address, as letters print it. */
  readonly contact: string | null;
  /** Of its procedure, in English. */
  readonly language: string | null;
  /** How long after our final response a player may turn to it, or null where it names no time. */
  readonly referWithin: Span | null;
  /** How long we have when it writes to us. */
  readonly answerWithin: Span;
  /** In lower case; authenticated mail from them is the body's. */
  readonly domains: readonly string[];
}

/** Reads `rules/bodies.yaml`; `profiles` are the names that `rules/profiles.yaml` knows. */
export function readBodies(file: string, text: string, profiles: ReadonlySet<string>): Read<Bodies> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const mistakes = Object.entries(value.profiles).flatMap(([profile, id]) => [
    ...(profiles.has(profile) ? [] : [mistakeAt(['profiles', profile], `no profile is called ${profile}`)]),
    ...(id in value.bodies ? [] : [mistakeAt(['profiles', profile], `no body is called ${id}`)]),
  ]);
  if (mistakes.length > 0) return mistaken(...mistakes);
  return sound({
    bodies: new Map(Object.entries(value.bodies).map(([id, body]) => [id, { id, ...body }])),
    byProfile: new Map(Object.entries(value.profiles)),
    answeredBy: value.answeredBy,
  });
}

/** Who comes after this brand's final response: the body it names itself, else the one of its profile, else nobody. */
export function bodyAfter(brand: Pick<Brand, 'profile' | 'outsideBody'>, { bodies, byProfile }: Bodies): Body | null {
  return bodies.get(brand.outsideBody ?? byProfile.get(brand.profile) ?? '') ?? null;
}

/** The body that a mail from this address would be from, before anything is proven. */
export function bodyByAddress({ bodies }: Bodies, address: string): Body | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return (
    [...bodies.values()].find((body) => body.domains.some((own) => domain === own || domain.endsWith(`.${own}`))) ??
    null
  );
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'write the id of a body in lower-case letters and hyphens' });
const body = z.strictObject({
  name: z.string().min(1),
  url: z
    .url({ protocol: /^https$/, error: 'must be an https:// address' })
    .nullable()
    .default(null),
  contact: z.string().min(1).nullable().default(null),
  language: z.string().min(1).nullable().default(null),
  referWithin: span.nullable().default(null),
  answerWithin: span,
  domains: z
    .array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, { error: 'write a domain such as ecogra.org' }))
    .default([]),
});
const shape = z.strictObject({
  answeredBy: z.enum(['agent', 'supervisor']).default('supervisor'),
  bodies: z.record(id, body),
  profiles: z.record(z.string(), z.string()),
});
