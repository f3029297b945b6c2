import { headersOf, type Message } from '../../mail/message.ts';
import { isOurOwnList } from './list.ts';

/** Why a mail is one of ours, or null: its author or its sender is one of our addresses, with any `+` part. */
export function isFromUs(message: Message, addresses: readonly string[]): string | null {
  const ours = new Set(addresses.map(plain));
  const author = message.from.find(({ address }) => ours.has(plain(address)));
  if (author) return `From is ${plain(author.address)}, our own address`;
  // A group that is our mailbox puts itself into Sender on the mail of every player.
  if (isOurOwnList(message, addresses)) return null;
  const sender = headersOf(message, 'sender')
    .map((value) => /[^\s<>]{1,64}@[^\s<>]{1,253}/.exec(value.slice(0, 1_000))?.[0] ?? '')
    .find((address) => ours.has(plain(address)));
  return sender === undefined ? null : `Sender is ${plain(sender)}, our own address`;
}

/** RFC 5233: what follows a `+` is a detail of the same mailbox. */
function plain(address: string): string {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  const local = lower.slice(0, at);
  const plus = local.indexOf('+');
  return (plus > 0 ? local.slice(0, plus) : local) + lower.slice(at);
}
