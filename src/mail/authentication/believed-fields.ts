import type { Message } from '../message.ts';
import { readResultsField, type ResultsField } from './results-field.ts';

/**
 * The Authentication-Results that our own servers wrote (RFC 8601 section 5): of a believed authserv-id, above the
 * first hop that is not ours, and only the topmost ones that stand together. Whatever the sender put into the mail
 * lies below that hop.
 */
export function believedFields({ headers }: Message, authservIds: readonly string[]): readonly ResultsField[] {
  const believed = new Set(authservIds.map((id) => id.trim().toLowerCase()).filter((id) => id !== ''));
  const found: ResultsField[] = [];
  let hops = 0;
  let fromOurs = true;
  for (const { name, value } of headers) {
    if (name === 'received') {
      // The topmost hop is ours by nature; a further one only if the hop above took the mail from one of ours.
      if (found.length > 0 || !fromOurs) return found;
      fromOurs = isInternalHop(value, believed);
      hops += 1;
    }
    if (name !== 'authentication-results') continue;
    const field = readResultsField(value);
    if (field && believed.has(field.authservId)) found.push(field);
    // Below a hop, a field that is not ours came with the mail, and so did whatever stands under it.
    else if (found.length > 0 || hops > 0) return found;
  }
  return found;
}

/**
 * Whether a hop took the mail from inside: no `from` clause at all, a local pick-up, a private address, or a believed
 * host by the name that the server looked up itself. The name a client calls itself is anybody's to choose.
 */
function isInternalHop(received: string, believed: ReadonlySet<string>): boolean {
  const clause = /^\s*from\s.{0,1000}?(?=\sby\s|$)/is.exec(received.slice(0, 2_000))?.[0];
  if (clause === undefined) return true;
  const address = /\[(?:ipv6:)?([0-9a-f.:]{2,45})\]/i.exec(clause)?.[1]?.toLowerCase();
  if (address === undefined) return false;
  if (PRIVATE.test(address)) return true;
  const lookedUp = /\(([a-z0-9.-]{1,253})\.?\s+\[/i.exec(clause)?.[1]?.toLowerCase();
  return lookedUp !== undefined && believed.has(lookedUp);
}

/** RFC 1918, RFC 4193, loopback and link-local. */
const PRIVATE =
  /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|::ffff:(?:127|10|192\.168)\.|f[cd][0-9a-f]{2}:|fe80:)/;
