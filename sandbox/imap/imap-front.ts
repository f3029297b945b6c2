import { createServer, type Server, type Socket } from 'node:net';
import hoodiecrow, { type CommandHandler, type ImapConnection, type ImapServer } from 'hoodiecrow-imap';
import { repair } from './repairs.ts';

/**
 * One port for all accounts. hoodiecrow shows every user the same mailboxes, so each resident has a server of their
 * own, and a connection moves from the door to that of the user who logs in.
 */
export function imapFront(serverOf: (user: string) => ImapServer | undefined): Server {
  const door = hoodiecrow({
    plugins: ['ID', 'LITERALPLUS'],
    users: {},
    storage: {},
    id: { name: 'Redress sandbox' },
    credentials: {},
  });
  repair(door);
  door.setCommandHandler('LOGIN', logIn(door, serverOf));
  return createServer((socket: Socket) => {
    socket.setNoDelay(true);
    door.createClient(socket);
  });
}

function logIn(door: ImapServer, serverOf: (user: string) => ImapServer | undefined): CommandHandler {
  const refuse = door.getCommandHandler('LOGIN');
  return (connection, parsed, data, callback) => {
    const user = parsed.attributes?.[0];
    const home = user && !Array.isArray(user) ? serverOf(user.value.toLowerCase()) : undefined;
    if (home && user && !Array.isArray(user)) user.value = user.value.toLowerCase();
    if (home) moveTo(home, connection);
    const handler = home?.getCommandHandler('LOGIN') ?? refuse;
    if (handler) handler(connection, parsed, data, callback);
    if (home && connection.state === 'Not Authenticated') moveTo(door, connection);
  };
}

/** The password is checked there, and no other mailbox can be reached from there. */
function moveTo(home: ImapServer, connection: ImapConnection): void {
  connection.server.removeListener('notify', connection._notificationCallback);
  connection.server = home;
  home.on('notify', connection._notificationCallback);
}
