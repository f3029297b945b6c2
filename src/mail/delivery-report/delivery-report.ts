import type { Attachment, DeliveryReport, FailedRecipient, Message } from '../message.ts';
import { maskSecrets } from '../secrets/mask-secrets.ts';
import { originalMessageIdOf } from './original.ts';
import { fieldsOfReport } from './status-fields.ts';
import { recipientsInText } from './spoken.ts';

/** A message whose report is still to be read; of its parts only these things matter. */
export type Unreported = Omit<Message, 'report' | 'attachments'> & { readonly attachments: readonly ReportPart[] };

export type ReportPart = Pick<Attachment, 'declaredType' | 'content'>;

/**
 * Reads a delivery report: the machine-readable part of RFC 3464 where there is one, else what the mail servers of this
 * world write in its place. Null when the mail does not report on a delivery, whoever sent it.
 */
export function deliveryReportOf(message: Unreported): DeliveryReport | null {
  const fields = fieldsOfReport(message);
  const fromFields = fields?.recipients ?? [];
  if (fromFields.length === 0 && !isFromMailSystem(message)) return null;
  const recipients = fromFields.length > 0 ? fromFields : recipientsInText(message);
  if (recipients.length === 0 && fields === null && !speaksOfFailure(message)) return null;
  return {
    recipients: recipients.map(classified),
    originalMessageId: originalMessageIdOf(message),
    originalEnvelopeId: fields?.envelopeId ?? null,
  };
}

/**
 * Hard means that nobody will ever read mail sent to this address: no such mailbox, no such domain, moved away. A full
 * mailbox, a policy or a spam filter may let the next mail through, whatever their status says (RFC 3463 section 3).
 */
function classified(recipient: Omit<FailedRecipient, 'kind'>): FailedRecipient {
  const { action, status } = recipient;
  const diagnostic = maskSecrets(recipient.diagnostic).text;
  const masked = { ...recipient, diagnostic };
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { ...masked, kind: 'none' };
  if (action === 'delayed' || SOFT_WORDS.test(diagnostic)) return { ...masked, kind: 'soft' };
  const nobody = NOBODY.test(diagnostic) || (!status.startsWith('4') && /^5\.1\.(?:1|2|3|6|10)$/.test(status));
  return { ...masked, kind: nobody ? 'hard' : 'soft' };
}

const SOFT_WORDS =
  /mailbox (?:is |was )?(?:full|over)|over ?quota|quota exceed|exceeded (?:the )?storage|greylist|graylist|rate limit|spam|blocked|blacklist|policy|relay(?:ing)? (?:denied|not)|access denied|too (?:large|big|many)|virus|content reject|authenticat/i;
const NOBODY =
  /(?:user|recipient|mailbox|address|account|addressee)[^.]{0,40}(?:unknown|not (?:found|exist|known|listed|valid|available)|does ?n[o'].t exist|invalid|disabled|inactive|no longer|suspended)|(?:unknown|no such|invalid|bad|nonexist\w*) (?:local |destination )?(?:user|recipient|mailbox|address|account|person|domain|host)|host (?:unknown|not found)|name service error|domain (?:not found|does not exist)|no mx|not our customer|is not a valid|has moved|isn't (?:here|listed)|user doesn't have|no mailbox here|not listed in/i;

function isFromMailSystem({ from, subject, returnPath }: Unreported): boolean {
  const local = from[0]?.address.split('@')[0] ?? '';
  const system =
    /^(?:mailer-?daemon|postmaster|mail-?delivery|mdaemon|bounce|microsoftexchange|mmdf|root|mail|smtp)/i.test(local);
  return (
    system ||
    (returnPath === '' && SUBJECTS.test(subject)) ||
    (from.length === 0 && SUBJECTS.test(subject)) ||
    STRONG.test(subject)
  );
}

function speaksOfFailure({ subject, text }: Unreported): boolean {
  return SUBJECTS.test(subject) || FAILED.test(text.slice(0, 4_000));
}

const STRONG =
  /^(?:undeliver(?:ed|able)|delivery status notification|mail delivery (?:failed|failure)|returned mail|failure notice|non remis|unzustellbar|mail could not be delivered|delivery failure)/i;
const SUBJECTS =
  /undeliver|delivery (?:status|failure|failed|error|problem|report|notification)|mail delivery|returned (?:mail|to sender|message)|failure notice|failed (?:mail|delivery|to deliver)|could ?n[o']t be delivered|non ?delivery|mail (?:failure|error|system error)|unzustellbar|non remis|échec de|no (?:se )?entreg|não entregue|undelivered|bounce|user unknown|配信|エラー|недостав|teslim edilemedi|تحویل|onbestelbaar|message not delivered|warning: (?:message|could not send)/i;
const FAILED =
  /could not (?:be )?deliver|unable to deliver|undeliverable|delivery .{0,40}failed|permanent (?:fatal )?error|user unknown|no such user|unknown user|not listed in|mailbox (?:unavailable|not found|full)|\b5\.\d\.\d\b|\b55\d[ -]/i;
