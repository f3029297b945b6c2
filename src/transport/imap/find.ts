import type { Connection } from './connection.ts';
import type { FoundUid } from './mailbox.ts';
import type { MailboxTrouble } from './trouble.ts';

/** Looks for a Message-ID, to learn whether our own copy of a mail arrived (design, invariant 3). */
export async function find({ ask }: Connection, messageId: string): Promise<FoundUid | MailboxTrouble> {
  // Makes the server look at what was delivered since.
  const fresh = await ask(async (client) => client.noop());
  if (fresh.kind !== 'answered') return fresh;
  const searched = await ask(async (client) => client.search({ header: { 'Message-ID': messageId } }, { uid: true }));
  if (searched.kind !== 'answered') return searched;
  if (!searched.value) return { kind: 'refused', reason: 'the server does not search for a Message-ID' };
  const uid = searched.value.at(-1);
  return uid === undefined ? { kind: 'not-found' } : { kind: 'found', uid };
}
