import type { Connection } from './connection.ts';
import { folderPath, withFolder } from './folders.ts';
import type { Done } from './mailbox.ts';
import type { MailboxTrouble } from './trouble.ts';

export async function append(connection: Connection, folder: string, raw: Uint8Array): Promise<Done | MailboxTrouble> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const appended = await withFolder(connection, folder, async () =>
    connection.ask(async (client) => client.append(folderPath(folder), bytes, ['\\Seen'])),
  );
  return appended.kind === 'answered' ? { kind: 'done' } : appended;
}
