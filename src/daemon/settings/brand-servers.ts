import { type Mistake, mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import { BRAND_VARIABLE } from './brand-variable.ts';
import type { Environment } from './environment.ts';
import { readServerUrl, type Server } from './server-url.ts';

/** A server that a variable of a further brand names; for mailboxes with the name of the mailbox. */
export type NamedServer = Server & { readonly path: string };

/** Every server that variables of further brands give, whether or not a brand names it. */
export function readBrandServers(env: Environment): Read<ReadonlyMap<string, NamedServer>> {
  const mistakes: Mistake[] = [];
  const servers = new Map<string, NamedServer>();
  for (const [name, value] of env) {
    const protocol = BRAND_VARIABLE.exec(name)?.[1];
    if (protocol === undefined) continue;
    const read = readServerUrl(name, value, protocol === 'IMAP' ? 'imap' : 'smtp');
    if (read.kind === 'sound') servers.set(name, read.value);
    else mistakes.push(...read.mistakes);
  }
  return mistakes.length > 0 ? mistaken(...mistakes) : sound(servers);
}
