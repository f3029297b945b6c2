import type { Asked, Connection } from './connection.ts';
import { folderPath, withFolder } from './folders.ts';
import type { Done } from './mailbox.ts';
import type { MailboxTrouble } from './trouble.ts';
import { uidSets } from './uid-sets.ts';

/** MOVE (RFC 6851), or what it stands for on a server that lacks it. Interrupted and repeated, it loses nothing. */
export async function moveTo(
  connection: Connection,
  folder: string,
  uids: readonly number[],
): Promise<Done | MailboxTrouble> {
  const move = connection.client.capabilities.has('MOVE') ? moveSet : copyAndDelete;
  for (const set of uidSets(uids)) {
    const moved = await move(connection, folder, set);
    if (moved.kind !== 'answered') return moved;
  }
  return { kind: 'done' };
}

async function moveSet(connection: Connection, folder: string, set: string): Promise<Asked<unknown>> {
  return withFolder(connection, folder, async () =>
    connection.ask(async (client) => client.messageMove(set, folderPath(folder), { uid: true })),
  );
}

/** Copies what is not yet marked as deleted, so that a second run after a break makes no second copy. */
async function copyAndDelete(connection: Connection, folder: string, set: string): Promise<Asked<unknown>> {
  const { ask } = connection;
  const left = await ask(async (client) => client.search({ uid: set, deleted: false }, { uid: true }));
  if (left.kind !== 'answered') return left;
  const [rest] = uidSets(left.value || []);
  if (rest !== undefined) {
    const copied = await withFolder(connection, folder, async () =>
      ask(async (client) => client.messageCopy(rest, folderPath(folder), { uid: true })),
    );
    if (copied.kind !== 'answered') return copied;
  }
  return ask(async (client) =>
    // Without UIDPLUS an EXPUNGE would also take what others marked: then the mark has to do.
    client.capabilities.has('UIDPLUS')
      ? client.messageDelete(set, { uid: true })
      : client.messageFlagsAdd(set, ['\\Deleted', '\\Seen'], { uid: true }),
  );
}
