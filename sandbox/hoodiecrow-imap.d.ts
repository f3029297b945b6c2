/** The part of hoodiecrow-imap 2.1.0 that the sandbox uses; the package ships no types. */
declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  export interface ImapMessage {
    uid: number;
    flags: string[];
    /** As in `INTERNALDATE` (RFC 9051 section 9, date-time), without quotes. */
    internaldate: string;
    /** One character a byte (latin1). */
    raw: string;
  }

  export interface ImapMailbox {
    path: string;
    uidvalidity: number;
    uidnext: number;
    flags: string[];
    subscribed: boolean;
    'special-use'?: string | string[];
    messages: ImapMessage[];
  }

  export interface Token {
    type: string;
    value: string;
  }

  export interface Response {
    tag: string;
    command?: string;
    attributes?: unknown[];
    notification?: boolean;
    skipResponse?: boolean;
  }

  export interface Command {
    tag: string;
    command: string;
    attributes?: (Token | Token[])[];
  }

  export interface ImapConnection {
    server: ImapServer;
    socket: Socket | null;
    state: 'Not Authenticated' | 'Authenticated' | 'Selected';
    selectedMailbox: ImapMailbox | false | undefined;
    readOnly: boolean | undefined;
    directNotifications: boolean;
    /** Takes the next line instead of the command queue. */
    inputHandler: ((line: string) => void) | false;
    _notificationCallback: (...args: unknown[]) => void;
    send(response: Response, description: string, parsed: Command | null, data?: string, extra?: unknown): void;
  }

  export type CommandHandler = (
    connection: ImapConnection,
    parsed: Command,
    data: string,
    callback: () => void,
  ) => void;

  export interface ImapServer extends EventEmitter {
    folderCache: Record<string, ImapMailbox>;
    messageHandlers: ((server: ImapServer, message: ImapMessage, mailbox: ImapMailbox) => void)[];
    outputHandlers: ((
      connection: ImapConnection,
      response: Response,
      description: string,
      parsed: Command | null,
      data?: string,
      extra?: unknown,
    ) => void)[];
    createClient(socket: Socket): void;
    getCommandHandler(command: string): CommandHandler | false;
    setCommandHandler(command: string, handler: CommandHandler): void;
    getMailbox(path: string): ImapMailbox | undefined;
    getMessageRange(mailbox: ImapMailbox, range: string, isUid: boolean): [sequence: number, message: ImapMessage][];
    createMailbox(path: string, mailbox?: Partial<ImapMailbox>): void;
    processMailbox(path: string, mailbox: Partial<ImapMailbox>, namespace: string): void;
    formatInternalDate(date: Date): string;
    notify(response: Response, mailbox: ImapMailbox, ignoreConnection: ImapConnection | false): void;
    appendMessage(
      mailbox: ImapMailbox,
      flags: string[],
      internaldate: string | undefined,
      raw: string,
    ): { message: ImapMessage };
  }

  export default function hoodiecrow(options: {
    plugins: string[];
    users: Record<string, { password: string }>;
    storage: Record<string, object>;
    id: Record<string, string>;
    credentials: object;
  }): ImapServer;
}
