import { type Mistake, mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import { at } from './environment.ts';

/** A mail server and how to reach it; `none` only ever on loopback. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
}

/**
 * Reads `imaps://user:password@host:993/INBOX` and its kin. A connection is encrypted or it is to this very machine: a
 * password never crosses a wire in clear (reliability D5). No message repeats the value, for it holds a password.
 */
export function readServerUrl(
  name: string,
  value: string,
  protocol: 'imap' | 'smtp',
): Read<Server & { readonly path: string }> {
  const url = URL.parse(value);
  if (!url || !url.hostname) return mistaken(at(name, `is no address such as ${protocol}s://user:password@host`));
  const scheme = url.protocol.slice(0, -1);
  if (scheme !== protocol && scheme !== `${protocol}s`) {
    return mistaken(at(name, `must start with ${protocol}:// or ${protocol}s://`));
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const asked = url.searchParams.get('tls');
  const mistakes: Mistake[] = [
    ...[...url.searchParams.keys()].filter((key) => key !== 'tls').map((key) => at(name, `knows no parameter ${key}`)),
    ...(asked !== null && asked !== 'starttls' && asked !== 'none' ? [at(name, 'tls is starttls or none')] : []),
    ...(asked !== null && scheme === `${protocol}s`
      ? [at(name, `${scheme}:// is encrypted already; leave tls out`)]
      : []),
    ...(asked === 'none' && !isLoopback(host)
      ? [at(name, 'tls=none would send the password in clear; it is allowed on loopback only')]
      : []),
    ...(protocol === 'imap' && (!url.username || !url.password) ? [at(name, 'needs a user and a password')] : []),
  ];
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === undefined || password === undefined) {
    mistakes.push(at(name, 'user and password must be percent-encoded: a % stands as %25, an @ as %40'));
  }
  if (mistakes.length > 0) return mistaken(...mistakes);
  const tls = scheme === `${protocol}s` ? 'implicit' : asked === 'none' ? 'none' : 'starttls';
  return sound({
    host,
    port: url.port === '' ? DEFAULT_PORTS[protocol][tls] : Number(url.port),
    tls,
    user: user || null,
    password: password || null,
    path: decoded(url.pathname.slice(1)) ?? '',
  });
}

const DEFAULT_PORTS = {
  imap: { implicit: 993, starttls: 143, none: 143 },
  smtp: { implicit: 465, starttls: 587, none: 25 },
} as const;

/** RFC 1122 section 3.2.1.3 and RFC 4291 section 2.5.3. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
