import type { NamedServer } from './brand-servers.ts';
import type { SentCopyPlace } from '../sent-copies.ts';
import type { ScannerAddress } from '../../transport/clamd/clamd.ts';
import type { Server } from './server-url.ts';

/** Where things are, read from the environment and checked (design, section 6). */
export interface Settings {
  readonly imap: Server & { readonly mailbox: string };
  readonly smtp: Server;
  /** Servers of further brands by the variable that gives each. */
  readonly brandServers: ReadonlyMap<string, NamedServer>;
  readonly database:
    | { readonly kind: 'postgres'; readonly url: string }
    | { readonly kind: 'embedded'; readonly dataDir: string };
  readonly dataDir: string;
  readonly support: { readonly name: string; readonly address: string };
  /** Newest first: the first signs. */
  readonly keys: readonly { readonly id: string; readonly secret: string }[];
  /** Seal raw mail, attachments and letters on disk: the first seals, all open; none: they lie open. */
  readonly dataKeys: readonly string[];
  readonly authservIds: readonly string[];
  readonly rulesDir: string;
  readonly templatesDir: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  /** Bytes; of a larger mail only the beginning is fetched. */
  readonly maxMailSize: number;
  /** Where processed mail is moved; null: it stays in place with `\Seen`. */
  readonly archiveFolder: string | null;
  readonly pollSeconds: number;
  /** Looks at every file before the staff gets it; null: there is none. */
  readonly scanner: ScannerAddress | null;
  /** The house's own mailbox for copies of what it sends, which settles what is unknown after a crash; null: none. */
  readonly sentCopy: SentCopyPlace | null;
  /** How long after a sending its copy may still arrive, in milliseconds; of brands with copies of their own, too. */
  readonly sentCopyGraceMs: number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Variables that make a start a production start: without all of them it is the sandbox. */
export const PRODUCTION_VARIABLES = ['IMAP_URL', 'SMTP_URL', 'SUPPORT_ADDRESS'] as const;
