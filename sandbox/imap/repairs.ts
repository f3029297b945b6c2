import type { Command, CommandHandler, ImapConnection, ImapMessage, ImapServer } from 'hoodiecrow-imap';
import { internalDateOf } from '../mailboxes/stored-mailbox.ts';
import { newUidValidity } from '../mailboxes/uid-validity.ts';

/** What hoodiecrow-imap 2.1.0 does wrong and a mail client, or the honesty of the sandbox, would stumble over. */
export function repair(server: ImapServer): void {
  server.setMaxListeners(0);
  server.formatInternalDate = internalDateOf;
  giveFreshUidValidity(server);
  refuseBelowInbox(server);
  const wrap = (command: string, wrapped: (handler: CommandHandler) => CommandHandler): void => {
    const handler = server.getCommandHandler(command);
    if (handler) server.setCommandHandler(command, wrapped(handler));
  };
  wrap('IDLE', endIdle);
  wrap('UID EXPUNGE', expungeDeletedOnly);
  wrap('CLOSE', closeWithoutTrace);
  for (const command of CHANGING) wrap(command, refuseWhenReadOnly);
  tellOthersOfFlags(server);
  answerFailures(server);
}

const CHANGING = ['STORE', 'UID STORE', 'EXPUNGE', 'UID EXPUNGE', 'MOVE', 'UID MOVE'];

/** A mailbox that a client creates gets the UIDVALIDITY 1, also the second one of a name. */
function giveFreshUidValidity(server: ImapServer): void {
  const process = server.processMailbox.bind(server);
  server.processMailbox = (path, mailbox, namespace) => {
    mailbox.uidvalidity ??= newUidValidity(Date.now());
    process(path, mailbox, namespace);
  };
}

/** Mailboxes below INBOX are forgotten at the next RENAME. */
function refuseBelowInbox(server: ImapServer): void {
  const create = server.createMailbox.bind(server);
  server.createMailbox = (path, mailbox) => {
    if (/^inbox\//i.test(path)) throw new Error('INBOX takes no mailboxes below it');
    create(path, mailbox);
  };
}

/** After IDLE, events went on to be sent between commands; and its timer kept the process alive after a hang-up. */
function endIdle(handler: CommandHandler): CommandHandler {
  return (connection, parsed, data, callback) => {
    handler(connection, parsed, data, callback);
    const done = connection.inputHandler;
    if (!done) return;
    const hangUp = (): void => end('DONE');
    const end = (line: string): void => {
      connection.socket?.off('close', hangUp);
      done(line);
      connection.directNotifications = false;
    };
    connection.inputHandler = end;
    connection.socket?.once('close', hangUp);
  };
}

/** UID EXPUNGE removed every message it names; RFC 4315 section 2.1 has only those that are `\Deleted`. */
function expungeDeletedOnly(handler: CommandHandler): CommandHandler {
  return (connection, parsed, data, callback) => {
    const set = parsed.attributes?.[0];
    const mailbox = connection.selectedMailbox;
    if (set && !Array.isArray(set) && mailbox) {
      const deleted = connection.server
        .getMessageRange(mailbox, set.value, true)
        .filter(([, message]) => message.flags.includes('\\Deleted'))
        .map(([, message]) => message.uid);
      set.value = deleted.length > 0 ? deleted.join(',') : String(mailbox.uidnext);
    }
    handler(connection, parsed, data, callback);
  };
}

/** CLOSE expunged also after EXAMINE, which promises to change nothing (RFC 9051 section 6.4.1). */
function closeWithoutTrace(handler: CommandHandler): CommandHandler {
  return (connection, parsed, data, callback) => {
    const unselect = connection.readOnly === true && connection.server.getCommandHandler('UNSELECT');
    (unselect || handler)(connection, parsed, data, callback);
  };
}

function refuseWhenReadOnly(handler: CommandHandler): CommandHandler {
  return (connection, parsed, data, callback) => {
    if (connection.readOnly === true) {
      refuse(connection, parsed, data, 'the mailbox was opened read-only');
      callback();
    } else handler(connection, parsed, data, callback);
  };
}

/** Flags that one client sets were not told to the others. */
function tellOthersOfFlags(server: ImapServer): void {
  server.outputHandlers.push((connection, _response, description, _parsed, _data, affected) => {
    const mailbox = connection.selectedMailbox;
    if (!mailbox || !/^(?:UID )?STORE COMPLETE$/.test(description) || !Array.isArray(affected)) return;
    for (const message of messagesIn(affected)) {
      const flags = message.flags.map((value) => ({ type: 'ATOM', value }));
      const items = [{ type: 'ATOM', value: 'UID' }, message.uid, { type: 'ATOM', value: 'FLAGS' }, flags];
      const sequence = mailbox.messages.indexOf(message) + 1;
      if (sequence === 0) continue;
      server.notify({ tag: '*', attributes: [sequence, { type: 'ATOM', value: 'FETCH' }, items] }, mailbox, connection);
    }
  });
}

/** STORE names messages, UID STORE pairs of sequence number and message. */
function messagesIn(affected: readonly unknown[]): readonly ImapMessage[] {
  return affected.flatMap((one) => (Array.isArray(one) ? (one.slice(1) as ImapMessage[]) : [one as ImapMessage]));
}

/** A handler that threw left its connection waiting for ever. */
function answerFailures(server: ImapServer): void {
  const find = server.getCommandHandler.bind(server);
  server.getCommandHandler = (command) => {
    const handler = find(command);
    if (!handler) return false;
    return (connection, parsed, data, callback) => {
      try {
        handler(connection, parsed, data, callback);
      } catch (error) {
        refuse(connection, parsed, data, `[SERVERBUG] ${String(error)}`);
        callback();
      }
    };
  };
}

function refuse(connection: ImapConnection, parsed: Command, data: string, why: string): void {
  const attributes = [{ type: 'TEXT', value: why.replace(/[\r\n]+/g, ' ') }];
  connection.send({ tag: parsed.tag, command: 'NO', attributes }, 'REFUSED', parsed, data);
}
