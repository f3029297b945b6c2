import { inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { outboundEmails } from '../schema.ts';

/** A share of the outbox: letters whose Message-ID is of one of these domains, or of none of them; in lower case. */
export interface LettersOf {
  readonly kind: 'only' | 'except';
  readonly domains: readonly string[];
}

export const ALL_LETTERS: LettersOf = { kind: 'except', domains: [] };

export function isOf({ kind, domains }: LettersOf): SQL {
  const domain = sql`lower(substring(${outboundEmails.messageId} from '[^@]*$'))`;
  return kind === 'only' ? inArray(domain, [...domains]) : notInArray(domain, [...domains]);
}
