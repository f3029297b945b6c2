import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { holdDirectory } from '../src/store/embedded/directory-lock.ts';
import { type Account, openAccount } from './imap/account.ts';
import { imapFront } from './imap/imap-front.ts';
import type { Resident } from './people.ts';
import { smtpFront } from './smtp/smtp-front.ts';

/** A mail server for this machine alone: IMAP and SMTP on loopback over the same mailboxes. */
export interface MailServer {
  readonly kind: 'open';
  readonly host: string;
  readonly imapPort: number;
  readonly smtpPort: number;
  /** In whose name it writes Authentication-Results (RFC 8601). */
  readonly authservId: string;
  readonly close: () => Promise<void>;
}

/** Where the server stands; a port that is taken already is replaced by a free one, and 0 means any. */
export interface Place {
  readonly dataDir: string;
  readonly host: '127.0.0.1' | '::1';
  readonly imapPort: number;
  readonly smtpPort: number;
}

/** The ports that the sandbox tries first, so that a mail client once set up finds it again. */
export const USUAL_PORTS = { imapPort: 2143, smtpPort: 2525 } as const;

/** A second server over the same mailboxes would overwrite what the first one writes. */
export interface MailboxesInUse {
  readonly kind: 'in-use';
  readonly why: string;
}

/** Starts the server over `<dataDir>/mailboxes`; what was there before is there again, under the same UIDs. */
export async function openMailServer(
  place: Place,
  residents: readonly Resident[],
): Promise<MailServer | MailboxesInUse> {
  mkdirSync(place.dataDir, { recursive: true, mode: 0o700 });
  const hold = await holdDirectory(join(place.dataDir, 'mailboxes.lock'));
  if (hold.kind === 'in-use') {
    return { kind: 'in-use', why: `the mailboxes in ${place.dataDir} are in use by process ${hold.holder.pid}` };
  }
  try {
    return await serve(place, residents, hold.release);
  } catch (error) {
    await hold.release();
    throw error;
  }
}

async function serve(place: Place, residents: readonly Resident[], release: () => Promise<void>): Promise<MailServer> {
  const accounts = new Map<string, Account>(
    residents.map((resident) => [
      resident.address,
      openAccount(resident, join(place.dataDir, 'mailboxes', resident.address)),
    ]),
  );
  const imap = imapFront((user) => accounts.get(user)?.server);
  const connections = new Set<Socket>();
  imap.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  const smtp = smtpFront({
    authservId: AUTHSERV_ID,
    residents,
    deliver: (to, mail) => {
      const account = accounts.get(to.address);
      if (!account) throw new Error(`${to.address} has no mailbox`);
      account.deliver(mail);
    },
  });
  smtp.on('error', () => undefined);
  return {
    kind: 'open',
    host: place.host,
    imapPort: await listen(imap, place.imapPort, place.host),
    smtpPort: await listen(smtp.server, place.smtpPort, place.host),
    authservId: AUTHSERV_ID,
    close: async () => {
      const closed = [once(imap, 'close'), new Promise<void>((resolve) => smtp.close(() => resolve()))];
      imap.close();
      for (const socket of connections) socket.destroy();
      await Promise.all(closed);
      await release();
    },
  };
}

const AUTHSERV_ID = 'mx.casino.example';

async function listen(server: Server, port: number, host: string): Promise<number> {
  const listening = once(server, 'listening');
  server.listen(port, host);
  try {
    await listening;
  } catch (error) {
    if (port === 0 || !(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return listen(server, 0, host);
  }
  return (server.address() as AddressInfo).port;
}
