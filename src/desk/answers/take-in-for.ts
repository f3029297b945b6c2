import type { Message } from '../../mail/message.ts';
import { maskSecrets } from '../../mail/secrets/mask-secrets.ts';
import type { StaffMember } from '../../rulebook/staff.ts';
import type { Elsewhere } from '../../ticket/commands/command.ts';
import type { ReceivedMail } from '../../ticket/occurrence.ts';
import type { Answer } from '../answer.ts';
import { assess } from '../assess.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words.ts';
import { openTicket } from './open-ticket.ts';

/**
 * A chat transcript, a call or a post that an agent brings in: taken in as if that player had mailed it (R-017 to
 * It joins nothing: who brings somebody else's words cannot show that they are that player's.
 */
export async function takeInFor(
  { from, channel, text }: Extract<Elsewhere, { kind: 'arrives' }>,
  by: StaffMember,
  brought: ReceivedMail,
  setting: Setting,
): Promise<Answer> {
  const { house, fresh } = setting;
  const body = maskSecrets(text);
  const [firstLine = ''] = body.text.split('\n');
  const subject = firstLine.trim().slice(0, LONGEST_SUBJECT);
  const words: Words = {
    screening: { kind: 'person', reason: `brought in by ${by.id}: ${channel}` },
    form: null,
    fields: {},
    subject,
    body: body.text,
    own: body.text,
    secrets: body.found,
    author: from,
  };
  const circumstances = {
    receivedAt: fresh.now,
    isReply: false,
    alreadyPresent: [],
    earlierFacts: [],
    registered: null,
  };
  const assessment = assess(writtenBy(from.address, subject, body.text), words, circumstances, house);
  const mail: ReceivedMail = {
    messageId: null,
    ancestors: [],
    from: from.address,
    to: house.support.address,
    subject,
    text: body.text,
    attachments: brought.attachments,
    receivedAt: fresh.now,
    authentication: 'none',
    truncated: false,
  };
  return openTicket(
    { kind: 'complaint-arrived', mail, from, assessment, claims: null, relates: null, inNameOf: null },
    setting,
  );
}

const LONGEST_SUBJECT = 120;

/** A message that was never mail: words and their writer, and nothing else. */
function writtenBy(address: string, subject: string, text: string): Message {
  return {
    reading: { by: 'head', trouble: [] },
    headers: [],
    messageId: null,
    inReplyTo: [],
    references: [],
    from: [{ name: '', address }],
    replyTo: [],
    to: [],
    cc: [],
    returnPath: null,
    subject,
    date: null,
    text,
    textFrom: 'plain',
    attachments: [],
    report: null,
    kinds: [],
  };
}
