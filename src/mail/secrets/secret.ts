/** A stretch of text that must not be shown or passed on (PCI DSS 4.0.1, 3.3 and 3.4; complaints.md 4.1). */
export interface FoundSecret {
  readonly kind: SecretKind;
  /** Where it begins in the text that was given, in UTF-16 units. */
  readonly at: number;
  /** How much of that text it covers. */
  readonly length: number;
  /** What stands in its place in the masked text. */
  readonly shown: string;
}

export type SecretKind =
  | 'card_number'
  | 'cvv'
  | 'password'
  | 'pin'
  | 'one_time_code'
  | 'iban'
  | 'national_id'
  | 'seed_phrase'
  | 'voucher_pin';

/**
 * Whether a secret may not be kept at all, not even encrypted (PCI DSS 4.0.1, 3.3.1, and what opens an account or a
 * purse): whoever rewrites stored raw bytes takes out `at` to `at + length` of these and keeps the rest.
 */
export function mustNotBeKept(kind: SecretKind): boolean {
  return kind !== 'card_number' && kind !== 'iban' && kind !== 'national_id';
}

/** What stands for a secret of which nothing may show. */
export const REMOVED = '[removed]';

/** Keeps the ends of a number and hides the middle: `411111••••••1111`. */
export function hideMiddle(characters: string, keptFirst: number, keptLast: number): string {
  const hidden = characters.length - keptFirst - keptLast;
  return characters.slice(0, keptFirst) + '•'.repeat(hidden) + characters.slice(characters.length - keptLast);
}
