import type { Templates } from '../letters/templates.ts';
import type { Brand } from '../rulebook/brands.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { SigningKey } from '../triage/thread/reply-token.ts';

/** Everything the desk knows besides the mail itself; nothing in it changes while a message is answered. */
export interface House {
  readonly rulebook: Rulebook;
  readonly templates: Templates;
  readonly brand: Brand;
  /** The address players write to, and the name it goes by. */
  readonly support: { readonly name: string; readonly address: string };
  /** Every address of the installation, of all its brands: mail from one of them is our own. */
  readonly addresses: readonly string[];
  /** The first signs, all verify. */
  readonly keys: readonly SigningKey[];
  /** The largest mail that is taken in whole, as letters say it: `25 MB`. */
  readonly sizeLimit: string;
  /** Servers whose Authentication-Results are believed (RFC 8601 section 5). */
  readonly authservIds: readonly string[];
}

/** What the quiet rooms may not draw for themselves. */
export interface Fresh {
  readonly now: Date;
  /** A new UUID. */
  readonly uuid: () => string;
  /** A reference that was never used. */
  readonly reference: string;
  /** Sixteen lower-case characters that nobody can guess. */
  readonly unique: () => string;
}
