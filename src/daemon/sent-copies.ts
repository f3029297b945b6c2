import type { Endpoint } from '../transport/endpoint.ts';
import { openMailbox } from '../transport/imap/open-mailbox.ts';

/** The mailbox that gets a copy of every letter of a brand, which proves that a letter left (decision 0012). */
export interface SentCopies {
  /** What health calls them: `sent-copies`, `sent-copies second`. */
  readonly part: string;
  /** Where the copies are sent to. */
  readonly address: string;
  /** How long after a sending its copy may still arrive, in milliseconds. */
  readonly graceMs: number;
  /** Of these Message-IDs, those that have a copy; or why nobody can tell now. */
  readonly find: (messageIds: readonly string[]) => Promise<CopiesFound>;
}

export type CopiesFound =
  | { readonly kind: 'looked'; readonly found: ReadonlySet<string> }
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface SentCopyPlace {
  readonly address: string;
  readonly graceMs: number;
  readonly server: Endpoint;
  /** All of which are searched: the one where mail arrives, and where it may be moved to. */
  readonly mailboxes: readonly [string, ...string[]];
}

/** Looks over a connection of its own each time, for it is needed after a crash and hardly ever else. */
export function sentCopiesIn(
  { address, graceMs, server, mailboxes }: SentCopyPlace,
  part: string,
  giveUp: AbortSignal,
): SentCopies {
  return {
    part,
    address,
    graceMs,
    find: async (messageIds) => {
      const found = new Set<string>();
      for (const mailbox of mailboxes) {
        const missing = messageIds.filter((messageId) => !found.has(messageId));
        const looked = await findIn(server, mailbox, missing, giveUp);
        if (looked.kind === 'unreachable') return looked;
        for (const messageId of looked.found) found.add(messageId);
      }
      return { kind: 'looked', found };
    },
  };
}

async function findIn(
  server: Endpoint,
  mailbox: string,
  messageIds: readonly string[],
  giveUp: AbortSignal,
): Promise<CopiesFound> {
  const session = await openMailbox(server, { mailbox, giveUp });
  // An archive folder comes into being with the first mail that is moved there.
  if (session.kind === 'no-such-mailbox' && mailbox !== 'INBOX') return { kind: 'looked', found: new Set() };
  if (session.kind !== 'opened') return { kind: 'unreachable', reason: session.reason };
  try {
    const found = new Set<string>();
    for (const messageId of messageIds) {
      const answer = await session.find(messageId);
      if (answer.kind === 'found') found.add(messageId);
      else if (answer.kind !== 'not-found') return { kind: 'unreachable', reason: answer.reason };
    }
    return { kind: 'looked', found };
  } finally {
    await session.close();
  }
}
