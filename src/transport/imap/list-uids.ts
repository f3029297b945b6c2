import type { Connection } from './connection.ts';
import type { ListedUids } from './mailbox.ts';
import type { MailboxTrouble } from './trouble.ts';

/** Selects anew, for only SELECT tells UIDVALIDITY, and searches for all (R-102: a set, never a mark). */
export async function listUids(
  { client, ask }: Connection,
  name: string,
  uidValidity: number,
): Promise<ListedUids | MailboxTrouble> {
  const selected = await ask(async () => client.mailboxOpen(name));
  if (selected.kind === 'refused') {
    // Now there is a connection without a mailbox, on which every other answer would mislead.
    client.close();
    return { kind: 'lost', reason: selected.reason };
  }
  if (selected.kind !== 'answered') return selected;
  const now = Number(selected.value.uidValidity);
  if (now !== uidValidity) {
    client.close();
    return { kind: 'renumbered', reason: `UIDVALIDITY was ${uidValidity} and is ${now}` };
  }
  const searched = await ask(async () => client.search({ all: true }, { uid: true }));
  if (searched.kind !== 'answered') return searched;
  if (!searched.value) return { kind: 'refused', reason: 'the server does not list the mailbox' };
  return { kind: 'listed', uids: new Set(searched.value) };
}
