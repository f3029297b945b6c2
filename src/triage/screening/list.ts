import type { Message } from '../../mail/message.ts';
import { quotedField } from './quoted-field.ts';

/** Mail of a mailing list or to many (RFC 2369, RFC 2919), or null. A list that is our own mailbox is not one. */
export function isListMail(message: Message, addresses: readonly string[]): string | null {
  const says = message.headers.find(({ name, value }) =>
    name.endsWith('precedence') ? /^\s*list\b/i.test(value) : LIST_FIELDS.has(name) && value.trim() !== '',
  );
  return says && !isOurOwnList(message, addresses) ? quotedField(says.name, says.value) : null;
}

/** A support address is often a group: then every player's mail carries the fields of that group's list. */
export function isOurOwnList({ headers }: Message, addresses: readonly string[]): boolean {
  const names = addresses.flatMap((address) => [address.toLowerCase(), address.toLowerCase().replace('@', '.')]);
  return headers.some(({ name, value }) => {
    if (!LIST_FIELDS.has(name)) return false;
    const lower = value.slice(0, 2_000).toLowerCase();
    return names.some((ours) => lower.includes(`<${ours}>`) || lower.includes(`<mailto:${ours}>`));
  });
}

const LIST_FIELDS: ReadonlySet<string> = new Set([
  'list-id',
  'list-post',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-subscribe',
  'list-help',
  'list-owner',
  'list-archive',
  'mailing-list',
  'x-mailing-list',
  'x-mailman-version',
  'x-campaign-id',
  'x-mc-user',
]);
