import type { Body } from '../../rulebook/bodies.ts';
import { type Terms, versionOn } from '../../rulebook/terms.ts';
import type { Actor } from '../states/life-event.ts';
import type { Instant, Ticket } from '../ticket.ts';
import type { AppliedTerm, Decision } from './decision.ts';

/**
 * No complaint is resolved without outcome, reasons, the terms in the version that was in force, what is done and when,
 * the way to an appeal and the outside body of the licence (R-113, R-114; complaints.md 5.6). What is missing is said.
 */
export type Gate = { readonly kind: 'open' } | { readonly kind: 'shut'; readonly lacks: readonly Lack[] };

export type Lack =
  | 'findings'
  | 'reasons'
  /** A refusal, even of a part, rests on a term. */
  | 'terms'
  | 'unknown-term'
  | 'term-not-in-force'
  /** What is upheld is put right, by a date. */
  | 'action'
  | 'appeal-route'
  | 'outside-body'
  /** Whoever decided before does not review the decision. */
  | 'another-reviewer';

export interface GateRules {
  readonly terms: Terms;
  /** Who comes after us for this licence, or null where nobody is appointed. */
  readonly body: Body | null;
  readonly now: Date;
}

export function gate(decision: Decision, by: Actor, ticket: Ticket, rules: GateRules): Gate {
  const lacks = decision.outcome === 'withdrawn' ? [] : lacksOf(decision, by, ticket, rules);
  return lacks.length === 0 ? { kind: 'open' } : { kind: 'shut', lacks };
}

function lacksOf(decision: Decision, by: Actor, ticket: Ticket, rules: GateRules): readonly Lack[] {
  const { outcome, findings, reasons, terms, action } = decision;
  const reviewed = ticket.stage === 'appeal' && ticket.life.decisions.some((earlier) => earlier.by === by);
  return [
    ...(explains(findings) ? [] : ['findings' as const]),
    ...(explains(reasons) ? [] : ['reasons' as const]),
    ...(terms.length > 0 || outcome === 'upheld' ? [] : ['terms' as const]),
    ...new Set(terms.flatMap((term) => lackOfTerm(term, ticket, rules) ?? [])),
    ...(action !== null || outcome === 'rejected' ? [] : ['action' as const]),
    ...(hasWayOn(decision, ticket, rules) ? [] : ['appeal-route' as const]),
    ...(namesBody(decision, rules) ? [] : ['outside-body' as const]),
    ...(reviewed ? ['another-reviewer' as const] : []),
  ];
}

/** Fewer than three words explain nothing. */
function explains(words: string): boolean {
  return (words.slice(0, 2000).match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 3;
}

function lackOfTerm({ id, version }: AppliedTerm, ticket: Ticket, { terms }: GateRules): Lack | null {
  const term = terms.get(id);
  if (!term) return 'unknown-term';
  return incidentDays(ticket).some((day) => versionOn(term, day)?.from === version) ? null : 'term-not-in-force';
}

/** Days whose terms may hold: that of the complaint, and those that the player named before it. */
export function incidentDays({ facts, openedAt }: Pick<Ticket, 'facts' | 'openedAt'>): readonly string[] {
  const complained = dayOf(openedAt);
  const named = facts.flatMap(({ kind, value }) => (kind === 'date' ? [value.slice(0, 10)] : []));
  return [complained, ...named.filter((day) => /^\d{4}-\d\d-\d\d$/.test(day) && day < complained)];
}

function dayOf(at: Instant): string {
  return at.slice(0, 10);
}

/** A first decision can be appealed against; after the review there is no further one inside the house. */
function hasWayOn({ appealBy }: Decision, { stage }: Ticket, { now }: GateRules): boolean {
  return stage === 'complaint' ? appealBy !== null && new Date(appealBy) > now : true;
}

function namesBody({ body, bodyBy }: Decision, rules: GateRules): boolean {
  return rules.body === null ? body === null : body === rules.body.id && bodyBy !== null;
}
