import type { Asked, Connection } from './connection.ts';

/** A path as the library wants it: it joins the parts with the separator of the server and encodes them. */
export function folderPath(name: string): string[] {
  return name.split('/').filter((part) => part !== '');
}

/** Runs a command that needs a folder; when the server says no, creates the folder and tries once more. */
export async function withFolder<T>(
  connection: Connection,
  folder: string,
  command: () => Promise<Asked<T | false | undefined>>,
): Promise<Asked<T>> {
  const first = await command();
  if (first.kind !== 'refused' && (first.kind !== 'answered' || first.value)) return first as Asked<T>;
  const created = await connection.ask(async (client) => client.mailboxCreate(folderPath(folder)));
  if (created.kind !== 'answered' && created.kind !== 'refused') return created;
  const second = await command();
  if (second.kind !== 'answered') return second;
  if (second.value) return { kind: 'answered', value: second.value };
  return created.kind === 'refused'
    ? created
    : { kind: 'refused', reason: `the server does not take it into ${folder}` };
}
