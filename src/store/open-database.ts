import type { Database } from './database.ts';
import { type EmbeddedDatabaseInUse, openEmbedded } from './embedded/embedded-database.ts';
import { openPostgres } from './postgres/postgres-database.ts';

export type DatabasePlace =
  /** `postgres://user:pass@host:port/name?sslmode=verify-full&sslrootcert=/path` */
  | { readonly kind: 'postgres'; readonly url: string }
  /** A database of its own under `<dataDir>/database`, for one process. */
  | { readonly kind: 'embedded'; readonly dataDir: string };

/** Opens the database; PostgreSQL is dialled at the first query, and again after every loss. */
export async function openDatabase(
  place: DatabasePlace,
): Promise<{ readonly kind: 'open'; readonly database: Database } | EmbeddedDatabaseInUse> {
  if (place.kind === 'embedded') return openEmbedded(place.dataDir);
  return { kind: 'open', database: openPostgres(place.url) };
}
