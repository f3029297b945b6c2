import { DEFAULT_BRAND } from '../rulebook/brands.ts';

/**
 * What the ledger calls the old mail that `redress import` brought for a brand, so that whoever takes it up, command or
 * daemon, knows it for history: nobody is written to about it. Names of mailboxes on servers hold an `@`, these never do.
 */
export function importedMailbox(brand: string): string {
  return brand === DEFAULT_BRAND ? IMPORTED : `${IMPORTED} ${brand}`;
}

/** The brand that a name in the ledger says old mail was imported for; null: it is no imported mail. */
export function brandOfImported(mailbox: string): string | null {
  if (mailbox === IMPORTED) return DEFAULT_BRAND;
  return /^import ([a-z0-9-]+)$/.exec(mailbox)?.[1] ?? null;
}

const IMPORTED = 'import';
