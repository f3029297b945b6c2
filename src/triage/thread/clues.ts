import type { Message } from '../../mail/message.ts';
import { referencesIn } from './reference.ts';
import { claimInAddress, claimInMessageId, type TokenClaim } from './reply-token.ts';

/** Everything in a mail that could tie it to a ticket, strongest kind first; nothing here is believed yet. */
export interface ThreadClues {
  /** Tokens in the addresses the mail was sent to. */
  readonly addressed: readonly TokenClaim[];
  /** Tokens in the Message-IDs it answers. */
  readonly answered: readonly TokenClaim[];
  /** The mail a delivery report returns, then the parent, then its ancestors, newest first; at most 50. */
  readonly ancestors: readonly string[];
  /** References in subject, then in the new words; a name, never a key. */
  readonly named: readonly string[];
}

/** The clues of a mail; `newWords` is its text without quoted history. */
export function cluesOf(message: Message, newWords: string): ThreadClues {
  const returned = message.report?.originalMessageId;
  const chain = [...(returned ? [returned] : []), ...message.inReplyTo, ...[...message.references].reverse()];
  const ancestors = [...new Set(chain)].slice(0, 50);
  return {
    addressed: recipientsOf(message).flatMap((address) => claimInAddress(address) ?? []),
    answered: ancestors.flatMap((id) => claimInMessageId(id) ?? []),
    ancestors,
    named: referencesIn(`${message.subject.slice(0, 998)}\n${newWords.slice(0, 20_000)}`).slice(0, 10),
  };
}

/** Where it was delivered to: the envelope recipient that the server wrote, then the visible recipients. */
function recipientsOf(message: Message): readonly string[] {
  const delivered = message.headers
    .filter(({ name }) => name === 'delivered-to' || name === 'x-original-to' || name === 'envelope-to')
    .map(({ value }) => value);
  return [...delivered, ...[...message.to, ...message.cc].map(({ address }) => address)].slice(0, 100);
}
