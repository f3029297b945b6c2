import type { SunkMail } from './smtp-sink.ts';

/** RFC 3464, as a mail server writes it about a mailbox that is no more; `mail` is what we sent there. */
export function bounceOf(mail: Pick<SunkMail, 'raw'>, recipient: string, messageId = 'bounce-1@mail.test'): string {
  const [head = ''] = mail.raw.toString('latin1').split('\r\n\r\n', 1);
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <mailer-daemon@mail.test>',
    'To: support@casino.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Tue, 24 Nov 2026 10:20:00 +0100',
    `Message-ID: <${messageId}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${recipient}>: 550 5.1.1 no such user`,
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.test',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    head,
    '',
    '--b--',
    '',
  ].join('\r\n');
}
