import type { Message } from '../mail/message.ts';
import { maskSecrets } from '../mail/secrets/mask-secrets.ts';
import type { Belonging } from '../ticket/belonging.ts';
import type { Occurrence, ReceivedMail } from '../ticket/occurrence.ts';
import type { Assessment } from '../triage/assessment.ts';
import type { Arrival } from './desk.ts';
import type { Words } from './words.ts';

/** What a mail means for the desk, in the desk's words. */
export function occurrenceOf(
  arrival: Authenticated,
  words: Words,
  assessment: Assessment,
  belonging: Belonging,
): Occurrence {
  const { message } = arrival;
  const mail = receivedMail(arrival, words);
  if (message.report && words.screening.kind === 'bounce')
    return { kind: 'delivery-failed', mail, report: message.report };
  if (words.screening.kind !== 'person' && words.screening.kind !== 'form')
    return { kind: 'machine-wrote', mail, assessment };
  if (!words.author) return { kind: 'sender-unclear', mail, reason: unclear(message) };
  if (belonging.kind === 'joins') {
    return { kind: 'player-wrote', mail, from: words.author, assessment, joinedBy: belonging.by };
  }
  const claims = belonging.kind === 'claims' ? { reference: belonging.reference, why: belonging.why } : null;
  return { kind: 'complaint-arrived', mail, from: words.author, assessment, claims };
}

type Authenticated = Arrival & Pick<ReceivedMail, 'authentication'>;

function receivedMail({ message, receivedAt, truncated, authentication }: Authenticated, words: Words): ReceivedMail {
  return {
    messageId: message.messageId,
    ancestors: message.references,
    from: (words.author ?? message.from[0])?.address ?? '',
    to: message.to[0]?.address ?? '',
    subject: words.subject,
    text: words.body,
    attachments: message.attachments.map(({ name, type, size, sha256, verdict }) => ({
      name: maskSecrets(name).text,
      type,
      size,
      sha256,
      verdict,
    })),
    receivedAt,
    authentication,
    truncated,
  };
}

function unclear({ from }: Message): string {
  return from.length === 0 ? 'the mail names no sender that can be answered' : `the mail names ${from.length} senders`;
}
