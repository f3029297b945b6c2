import type { RegulatoryType } from '../rulebook/regulatory-types.ts';
import type { Ticket } from './ticket.ts';

/** The class in which a complaint is counted in returns, and what the regulator of its profile calls it. */
export function regulatoryTypeOf(
  ticket: Pick<Ticket, 'category' | 'secondary' | 'subtype' | 'flags'>,
  types: readonly RegulatoryType[],
  profile: string,
): { readonly type: string; readonly name: string } {
  const row = types.find((candidate) => holds(candidate, ticket));
  if (!row) throw new Error('regulatory types without a last row');
  return { type: row.type, name: row.names[profile] ?? row.type };
}

function holds(
  row: RegulatoryType,
  { category, secondary, subtype, flags }: Parameters<typeof regulatoryTypeOf>[0],
): boolean {
  return (
    (!row.flags || row.flags.some((flag) => flags.includes(flag))) &&
    (!row.category || row.category.includes(category)) &&
    (!row.secondary || row.secondary.some((other) => secondary.includes(other))) &&
    (!row.subtype || (subtype !== null && row.subtype.includes(subtype)))
  );
}
