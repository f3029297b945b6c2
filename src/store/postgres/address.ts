import { readFileSync } from 'node:fs';

/** What the driver is told of the URL, TLS apart. */
export interface Address {
  readonly address: string;
  readonly ssl: false | 'require' | 'prefer' | { readonly rejectUnauthorized: true; readonly ca?: string };
}

/**
 * `sslmode` as libpq has it: `prefer` when nothing is said; `require` encrypts; `verify-ca` and `verify-full` also check
 * certificate and name. `sslrootcert` is read here, since the driver would send it to the server as a setting.
 */
export function readAddress(url: string): Address {
  const [address = '', query = ''] = url.split('?', 2);
  const settings = new URLSearchParams(query);
  const mode = settings.get('sslmode') ?? 'prefer';
  const root = settings.get('sslrootcert');
  settings.delete('sslmode');
  settings.delete('sslrootcert');
  const rest = settings.toString();
  return { address: rest ? `${address}?${rest}` : address, ssl: sslFor(mode, root) };
}

function sslFor(mode: string, root: string | null): Address['ssl'] {
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
