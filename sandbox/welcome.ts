import type { Settings } from '../src/daemon/settings/settings.ts';
import type { MailServer } from './mail-server.ts';
import type { Resident } from './people.ts';

/** What a person needs to take part with a mail client of their own. */
export function welcome(
  { host, imapPort, smtpPort }: MailServer,
  people: readonly Resident[],
  { http }: Settings,
): readonly string[] {
  const width = Math.max(...people.map(({ address }) => address.length));
  return [
    '',
    'Take part with any mail client. No encryption, password in clear: this server is on this machine only.',
    `  IMAP  ${host}  port ${imapPort}`,
    `  SMTP  ${host}  port ${smtpPort}`,
    '',
    ...people.map(({ address, password, role }) => `  ${address.padEnd(width)}  ${password}  ${ROLES[role]}`),
    '',
    `Write to ${people.find(({ role }) => role === 'desk')?.address ?? ''} as a player and read the answer.`,
    ...(http.port === 0 ? [] : [`Operations page: http://${http.host}:${http.port}/`]),
    'Ctrl-C stops it. What is in the mailboxes stays.',
    '',
  ];
}

const ROLES: Readonly<Record<Resident['role'], string>> = {
  desk: 'the desk itself',
  agent: 'an agent',
  supervisor: 'the supervisor, and whoever is on call',
  player: 'a player',
  elsewhere: 'mail to the rest of the world is caught here',
};
