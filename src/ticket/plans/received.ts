import type { Assessment } from '../../triage/assessment.ts';
import type { Assessed, TicketFact } from '../event.ts';
import type { ReceivedMail } from '../occurrence.ts';

/** A mail of the player as it is recorded: what came, then what triage made of it. */
export function recordOf(mail: ReceivedMail, assessment: Assessment): readonly TicketFact[] {
  return [messageReceived(mail, 'player'), assessed(mail, assessment)];
}

export function messageReceived(mail: ReceivedMail, kind: string): TicketFact & { readonly kind: 'message-received' } {
  return {
    kind: 'message-received',
    message: {
      direction: 'in',
      from: mail.from,
      to: mail.to,
      at: mail.receivedAt.toISOString(),
      messageId: mail.messageId,
      subject: mail.subject,
      text: mail.text,
      attachments: mail.attachments,
      kind,
    },
  };
}

function assessed(mail: ReceivedMail, { language, classification, facts, evidence }: Assessment): Assessed {
  const { category, secondary, confidence, subtype, rule, scores, flags, hits } = classification;
  return {
    kind: 'assessed',
    messageId: mail.messageId,
    language,
    category,
    secondary,
    confidence,
    subtype,
    rule,
    scores,
    flags,
    hits,
    facts,
    evidence,
  };
}
