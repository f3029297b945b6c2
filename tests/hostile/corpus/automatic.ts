import { SUPPORT } from '../../delivered-house.ts';
import { JOE, PRIVATE, type World } from '../world.ts';
import { type HostileMail, mailOf } from './mail.ts';

/** Rows B1 to B7: machines, loops, and reports that nobody can vouch for. */
export function automaticMails(world: World): readonly HostileMail[] {
  return [...machines(), ...circles(), ...forgedReports(world)];
}

function machines(): readonly HostileMail[] {
  const headers = [
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: AUTO-GENERATED; x=y',
    'auto-submitted: auto-replied (vacation)',
    'Precedence: bulk',
    'Precedence: JUNK',
    'Precedence: auto_reply',
    'Return-Path: <>',
    'X-Autoreply: yes',
    'X-Autorespond: yes',
    'X-Auto-Response-Suppress: All',
    'X-Auto-Response-Suppress: OOF',
    'List-Id: <players.lists.test>',
    'X-Vacation: yes',
    'X-Autoresponse: 1',
    'X-Mailer: vacation 1.2',
    'X-Cron-Env: <USER=root>',
    'X-Failed-Recipients: joe@example.test',
    'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
  ];
  const senders = [
    'mailer-daemon@evil.test',
    'postmaster@evil.test',
    'no-reply@evil.test',
    'noreply@evil.test',
    'do-not-reply@evil.test',
    SUPPORT,
    `Casino <${SUPPORT.replace('@', '+x@')}>`,
  ];
  return [
    ...headers.map((header) => ({
      row: 'B1',
      name: `it says ${header}`,
      raw: mailOf({ headers: [header], subject: 'Out of office' }),
      wants: { outcome: ['filed', 'matched-bounce'], letters: 'none' as const },
    })),
    ...senders.map((from) => ({
      row: 'B1',
      name: `it comes from ${from}`,
      raw: mailOf({ from }),
      wants: { outcome: ['filed', 'matched-bounce'], letters: 'none' as const },
    })),
  ];
}

function circles(): readonly HostileMail[] {
  const hop = 'Received: from a.test by b.test; Mon, 23 Nov 2026 10:00:00 +0000';
  return [31, 60, 120, 900].map((hops) => ({
    row: 'B5',
    name: `${hops} hops`,
    raw: mailOf({ headers: Array.from({ length: hops }, () => hop) }),
    wants: { outcome: ['filed'], letters: 'none' as const },
  }));
}

function forgedReports({ joes, letterId }: World): readonly HostileMail[] {
  const ids = [
    'first@example.test',
    `${joes.reference.toLowerCase()}.0000.saaaaaaaaaaaaaaaaaaaa@casino.test`,
    letterId.replace(/.@/, 'x@'),
    'nobody@nowhere.test',
    '',
  ];
  const shapes: readonly ((id: string) => string)[] = [
    (id) =>
      `Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nfailed ${PRIVATE.slice(0, 5)}\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; ${JOE}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${id}>\r\n\r\n--b--\r\n`,
    (id) =>
      `Content-Type: text/plain\r\n\r\nHi. This is the qmail-send program.\r\n<${JOE}>:\r\nuser unknown 5.1.1\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <${id}>\r\n`,
    (id) =>
      `In-Reply-To: <${id}>\r\nContent-Type: text/plain\r\n\r\nYour message to ${JOE} could not be delivered: mailbox unavailable.\r\n`,
    (id) =>
      `References: <${id}>\r\nX-Failed-Recipients: ${JOE}\r\nContent-Type: text/plain\r\n\r\nA message that you sent could not be delivered.\r\n`,
  ];
  return ids.flatMap((id) =>
    shapes.map((shape, at) => ({
      row: 'B6',
      name: `a forged report on ${id.slice(0, 20) || 'nothing'}, shape ${at}`,
      raw: Buffer.from(
        `From: Mail Delivery <mailer-daemon@evil.test>\r\nReturn-Path: <>\r\nTo: ${SUPPORT}\r\nSubject: Undelivered Mail Returned to Sender\r\n${shape(id)}`,
      ),
      wants: { outcome: ['filed'], letters: 'none' as const, leavesTicketAlone: 'yes' as const },
    })),
  );
}
