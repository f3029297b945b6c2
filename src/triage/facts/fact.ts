import type { FactKind } from '../../rulebook/fact-kinds.ts';

export type { FactKind } from '../../rulebook/fact-kinds.ts';

/** Something the mail states that a complaint needs, with its place: an amount, a date, an identifier, a device. */
export interface Fact {
  readonly kind: FactKind;
  /** Normalised for comparing: `350 EUR`, `2026-08-14`, `skrill`. */
  readonly value: string;
  /** As written. */
  readonly raw: string;
  readonly where: 'subject' | 'body' | 'form' | 'attachment';
  /** Offset into that text, in UTF-16 units; -1 when it has none. */
  readonly at: number;
  /** For amounts: `deposit`, `withdrawal`, `stake`, `win`; for dates: `ambiguous` and the like. */
  readonly role: string | null;
}
