import { readFileSync } from 'node:fs';
import postgres from 'postgres';

/** A client of our own for one use: drizzle changes the client it is given, and a lock needs a session to itself. */
export function connectPostgres(url: string, use: ClientUse): postgres.Sql {
  const { address, ssl } = readAddress(url);
  return postgres(address, {
    max: use.connections,
    ssl,
    connect_timeout: 10,
    // The driver's own back-off grows to 20 s and its connections are recycled within the hour, locks and all.
    backoff: (retries) => Math.min(0.1 * 2 ** Math.min(retries, 5), 2),
    max_lifetime: null,
    connection: {
      application_name: `redress ${use.name}`,
      statement_timeout: use.statementTimeout,
      lock_timeout: use.statementTimeout,
      idle_in_transaction_session_timeout: 60_000,
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      // The server lets go of the lock of a machine that vanished after about half a minute.
      tcp_keepalives_idle: 15,
      tcp_keepalives_interval: 5,
      tcp_keepalives_count: 3,
    },
    onnotice: () => undefined,
    ...(use.onClose && { onclose: use.onClose }),
  });
}

export interface ClientUse {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  readonly connections: number;
  /** Milliseconds; 0 for none. */
  readonly statementTimeout: number;
  readonly onClose?: () => void;
}

type Ssl = boolean | 'require' | 'prefer' | { readonly rejectUnauthorized: true; readonly ca?: string };

/**
 * `sslmode` as libpq has it: `require` encrypts, `verify-ca` and `verify-full` also check the certificate and the name.
 * `sslrootcert` is read here; the driver would send it to the server as a setting.
 */
function readAddress(url: string): { readonly address: string; readonly ssl: Ssl } {
  const [address = '', query = ''] = url.split('?', 2);
  const settings = new URLSearchParams(query);
  const mode = settings.get('sslmode') ?? 'disable';
  const root = settings.get('sslrootcert');
  settings.delete('sslmode');
  settings.delete('sslrootcert');
  const rest = settings.toString();
  return { address: rest ? `${address}?${rest}` : address, ssl: sslFor(mode, root) };
}

function sslFor(mode: string, root: string | null): Ssl {
  switch (mode) {
    case 'disable':
      return false;
    case 'allow':
    case 'prefer':
      return 'prefer';
    case 'require':
      if (!root) return 'require';
      break;
    case 'verify-ca':
    case 'verify-full':
      break;
    default:
      throw new Error(`sslmode=${mode} is none of disable, prefer, require, verify-ca, verify-full`);
  }
  return { rejectUnauthorized: true, ...(root && root !== 'system' && { ca: readFileSync(root, 'utf8') }) };
}
