import type { Message } from '../../mail/message.ts';

/** Mail of a mailing list or to many (RFC 2369, RFC 2919), or null. A list that is our own mailbox is not one. */
export function isListMail({ headers }: Message, addresses: readonly string[]): string | null {
  const fields = headers.filter(({ name }) => LIST_FIELDS.has(name) || isPrecedence(name));
  const says = fields.find(({ name, value }) => (isPrecedence(name) ? /^\s*list\b/i.test(value) : value.trim() !== ''));
  if (
    !says ||
    isOurs(
      headers.map(({ name, value }) => (LIST_FIELDS.has(name) ? value : '')),
      addresses,
    )
  )
    return null;
  return `${says.name}: ${says.value.trim().slice(0, 60)}`;
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

function isPrecedence(name: string): boolean {
  return name === 'precedence' || name === 'x-precedence';
}

/** A support address is often a group: then every player's mail carries the fields of that group's list. */
function isOurs(values: readonly string[], addresses: readonly string[]): boolean {
  const names = addresses.flatMap((address) => [address.toLowerCase(), address.toLowerCase().replace('@', '.')]);
  return values.some((value) => {
    const lower = value.slice(0, 2_000).toLowerCase();
    return names.some((name) => lower.includes(`<${name}>`) || lower.includes(`<mailto:${name}>`));
  });
}
