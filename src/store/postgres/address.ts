import { readFileSync } from 'node:fs';

/** What the driver is told of the URL, TLS apart. */
export interface Address {
  readonly address: string;
  readonly ssl:
    | false
    | 'require'
    | 'prefer'
    | { readonly rejectUnauthorized: true; readonly host: string; readonly ca?: string };
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
  return { address: rest ? `${address}?${rest}` : address, ssl: sslFor(mode, hostIn(address), root) };
}

function sslFor(mode: string, host: string, root: string | null): Address['ssl'] {
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
  // The driver names no host when it is an IP address, and Node then checks the certificate for `localhost`.
  return { rejectUnauthorized: true, host, ...(root && root !== 'system' && { ca: readFileSync(root, 'utf8') }) };
}

/** The host, or the first of several. */
function hostIn(address: string): string {
  const authority = address.replace(/^\w+:\/\//, '').split('/', 1)[0] ?? '';
  const [first = ''] = authority.slice(authority.lastIndexOf('@') + 1).split(',', 1);
  return first.replace(/:\d*$/, '').replace(/^\[|\]$/g, '');
}
