import { headerOf, type Message } from '../../mail/message.ts';
import { hasNullPath, isAutoSubmitted, withoutComments } from './declared.ts';
import { systemSender } from './senders.ts';

/**
 * Reports of mail systems (RFC 6522): `delivery` ones come back for a mail we sent, `other` ones are read receipts
 * (RFC 8098), complaints of feedback loops (RFC 5965) and answers to invitations (RFC 5546). A player who forwards such
 * a report to us is still a player, so the mail itself must come from a mail system.
 */
export function reportOf(message: Message, about: 'delivery' | 'other'): string | null {
  if (about === 'other') return otherReport(message);
  const type = reportType(message);
  if (type === 'delivery-status') return 'a delivery report (RFC 3464)';
  if (!message.report || !isFromSystem(message)) return null;
  return 'a mail system reports on a delivery';
}

function otherReport(message: Message): string | null {
  const type = reportType(message);
  if (type === 'disposition-notification') return 'a read receipt (RFC 8098)';
  if (type === 'feedback-report') return 'a complaint of a feedback loop (RFC 5965)';
  if (type !== null) return `a report: ${type}`;
  if (JUNK_COMPLAINT.test(message.subject)) return 'a complaint of a feedback loop, in the words of Outlook.com';
  if (DMARC_REPORT.test(message.subject)) return 'a DMARC report (RFC 7489, section 7.2.1.1)';
  if (isCalendarReply(message)) return 'an answer to an invitation (RFC 5546)';
  return null;
}

const JUNK_COMPLAINT = /^\s*complaint about message from \d{1,3}(?:\.\d{1,3}){3}\s*$/i;
const DMARC_REPORT = /^\s*(?:\[preview\]\s*)?report domain: \S{1,253}\s+submitter: /i;

function isFromSystem(message: Message): boolean {
  return (
    message.from.length === 0 ||
    hasNullPath(message) ||
    systemSender(message) !== null ||
    headerOf(message, 'x-failed-recipients') !== null ||
    isAutoSubmitted(message)
  );
}

/** `report-type` of a multipart/report, or null for any other mail. */
function reportType(message: Message): string | null {
  const type = withoutComments(headerOf(message, 'content-type') ?? '');
  if (!type.startsWith('multipart/report')) return null;
  return /report-type\s*=\s*"?([a-z0-9-]{1,60})/.exec(type)?.[1] ?? 'delivery-status';
}

function isCalendarReply(message: Message): boolean {
  const type = headerOf(message, 'content-type') ?? '';
  return (
    (/^\s*text\/calendar\b/i.test(type) && ANSWER.test(type)) || calendars(message).some((file) => ANSWER.test(file))
  );
}

/** The methods of RFC 5546 with which a program answers. */
const ANSWER = /\bmethod\s*[=:]\s*"?(?:reply|counter|declinecounter|refresh)\b/i;

function calendars({ attachments }: Message): readonly string[] {
  return attachments
    .filter(({ declaredType }) => declaredType === 'text/calendar' || declaredType === 'application/ics')
    .map(({ content }) => new TextDecoder('utf-8').decode(content.subarray(0, 20_000)));
}
