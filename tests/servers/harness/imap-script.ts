import type { Socket } from 'node:net';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** What a lying IMAP server answers to a command, by its name; `{tag}` stands for the client's tag. */
export type ImapScript = Readonly<Record<string, string | ((line: string, socket: Socket) => string | null)>>;

/** An IMAP server with one mail, UID 1, in which a test replaces the answers it wants to be wrong. */
export async function startImapScript(script: ImapScript = {}): Promise<ScriptedServer> {
  const answers: ImapScript = { ...HONEST, ...script };
  return startScriptedServer(greetingOf(answers), (line, socket) => {
    const [tag = '', first = '', second = ''] = line.split(' ');
    const name = first.toUpperCase() === 'UID' ? `UID ${second.toUpperCase()}` : first.toUpperCase();
    const answer = answers[name] ?? `{tag} BAD unknown\r\n`;
    const words = typeof answer === 'string' ? answer : answer(line, socket);
    return words === null ? null : Buffer.from(words.replaceAll('{tag}', tag), 'latin1');
  });
}

function greetingOf(answers: ImapScript): string {
  return typeof answers['GREETING'] === 'string' ? answers['GREETING'] : '* OK ready\r\n';
}

const MAIL = 'Subject: hello\r\n\r\nhello\r\n';

/** An honest answer to a FETCH of the one mail. */
export function fetched(uid = 1, size = MAIL.length, body = MAIL): string {
  const date = 'INTERNALDATE "21-Nov-2026 10:00:00 +0000"';
  return `* 1 FETCH (UID ${uid} RFC822.SIZE ${size} ${date} BODY[]<0> {${body.length}}\r\n${body})\r\n`;
}

const HONEST: ImapScript = {
  CAPABILITY: '* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS\r\n{tag} OK\r\n',
  LOGIN: '{tag} OK logged in\r\n',
  NAMESPACE: '{tag} BAD unknown\r\n',
  LIST: '* LIST () "/" INBOX\r\n{tag} OK\r\n',
  LSUB: '* LSUB () "/" INBOX\r\n{tag} OK\r\n',
  SELECT: '* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT 2] next\r\n{tag} OK [READ-WRITE] selected\r\n',
  'UID SEARCH': '* SEARCH 1\r\n{tag} OK\r\n',
  'UID FETCH': `${fetched()}{tag} OK\r\n`,
  'UID STORE': '{tag} OK\r\n',
  'UID MOVE': '{tag} OK\r\n',
  CREATE: '{tag} OK\r\n',
  SUBSCRIBE: '{tag} OK\r\n',
  NOOP: '{tag} OK\r\n',
  LOGOUT: '* BYE\r\n{tag} OK\r\n',
};
