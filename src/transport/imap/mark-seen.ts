import type { Connection } from './connection.ts';
import type { Done } from './mailbox.ts';
import type { MailboxTrouble } from './trouble.ts';
import { uidSets } from './uid-sets.ts';

export async function markSeen({ ask }: Connection, uids: readonly number[]): Promise<Done | MailboxTrouble> {
  for (const set of uidSets(uids)) {
    const stored = await ask(async (client) => client.messageFlagsAdd(set, ['\\Seen'], { uid: true, silent: true }));
    if (stored.kind !== 'answered') return stored;
    if (!stored.value) return { kind: 'refused', reason: 'the server does not let us mark mail as seen' };
  }
  return { kind: 'done' };
}
