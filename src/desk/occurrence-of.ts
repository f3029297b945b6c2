import type { Message } from '../mail/message.ts';
import { maskSecrets } from '../mail/secrets/mask-secrets.ts';
import type { Body } from '../rulebook/bodies.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Belonging } from '../ticket/belonging.ts';
import { withinCaps } from '../ticket/attachment-caps.ts';
import { readCommandMail } from '../ticket/commands/read-mail.ts';
import type { Occurrence, ReceivedMail } from '../ticket/occurrence.ts';
import type { CaseNamed } from '../ticket/outside/case-named.ts';
import { withoutOwnSignature } from '../ticket/work/own-signature.ts';
import type { Proof, Proven } from '../ticket/work/proof.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Assessment } from '../triage/assessment.ts';
import { languageOf } from '../triage/language/language-of.ts';
import type { Arrival } from './desk.ts';
import type { Words } from './words.ts';

/** What was found out about a mail and its sender. */
export interface Findings {
  readonly assessment: Assessment;
  readonly belonging: Belonging;
  readonly proof: Proof;
  /** The outside body that wrote, proven, and the case that it writes about. */
  readonly outside: { readonly body: Body; readonly about: CaseNamed } | null;
  /** The outside body in whose name somebody wrote. */
  readonly inNameOf: Body | null;
  /** The ticket of a mail that it answers; nothing is proven by it. */
  readonly answered: Ticket | null;
  /** The ticket of a letter of ours that it is surely a delivery report on. */
  readonly reported: Ticket | null;
}

/**
 * What a mail means for the desk, in the desk's words. Outside bodies come first, for some of them speak by a machine;
 * then machines, so that the vacation reply of an agent is no answer; then the house's own people, for none of their
 * mails is ever a player's.
 */
export function occurrenceOf(arrival: Authenticated, words: Words, findings: Findings, rulebook: Rulebook): Occurrence {
  const { message } = arrival;
  const { assessment, belonging, proof, outside, inNameOf, answered, reported } = findings;
  const { kind } = words.screening;
  const mail = receivedMail(arrival, words, ticketOf(findings), rulebook);
  if (message.report && reported) return { kind: 'delivery-failed', mail, report: message.report, ticket: reported };
  if (outside) return { kind: 'outside-body-wrote', mail, language: assessment.language, ...outside };
  if (kind !== 'person' && kind !== 'form') return { kind: 'machine-wrote', mail, assessment, ticket: answered };
  if (proof.kind !== 'not-staff') return ofStaff(proof, agentsMail(mail, message, words), words, rulebook);
  if (!words.author) return { kind: 'sender-unclear', mail, reason: unclear(message) };
  if (belonging.kind === 'joins') {
    const { ticket, by } = belonging;
    return { kind: 'player-wrote', mail, from: words.author, assessment, ticket, joinedBy: by };
  }
  const claims = belonging.kind === 'claims' ? { reference: belonging.reference, why: belonging.why } : null;
  const relates = belonging.kind === 'relates' ? { ticket: belonging.ticket, why: belonging.why } : null;
  return { kind: 'complaint-arrived', mail, from: words.author, assessment, claims, relates, inNameOf };
}

type Authenticated = Arrival & Pick<ReceivedMail, 'authentication'>;

function ofStaff(
  proof: Exclude<Proof, { kind: 'not-staff' }>,
  mail: ReceivedMail,
  words: Words,
  rulebook: Rulebook,
): Occurrence {
  switch (proof.kind) {
    case 'proven':
      return agentWrote(proof, mail, words, rulebook);
    case 'unproven':
      return { kind: 'agent-unproven', mail, as: proof.as, why: proof.why };
    case 'replayed':
      return { kind: 'agent-repeated', mail, by: proof.by };
  }
}

function agentWrote(
  { ticket, by, channel, signal }: Proven,
  received: ReceivedMail,
  words: Words,
  rulebook: Rulebook,
): Occurrence {
  const mail = { ...received, text: withoutOwnSignature(received.text, by) };
  const { language } = languageOf({ subject: '', text: readCommandMail(mail.text).text }, rulebook);
  const secrets = words.secrets.map(({ kind }) => kind);
  return { kind: 'agent-wrote', ticket, mail, by, channel, signal, secrets, language };
}

/** Only their own words, and no picture that stands within them: those are logos and trackers of a signature. */
function agentsMail(mail: ReceivedMail, { attachments }: Message, { own }: Words): ReceivedMail {
  const inline = new Set(attachments.filter((one) => one.inline).map(({ sha256 }) => sha256));
  return { ...mail, text: own, attachments: mail.attachments.filter(({ sha256 }) => !inline.has(sha256)) };
}

/** Whose files count together with those of the mail. */
function ticketOf({ belonging, proof, outside }: Findings): Ticket | null {
  if (outside) return outside.about.kind === 'case' ? outside.about.ticket : null;
  if (proof.kind === 'proven') return proof.ticket;
  return belonging.kind === 'joins' ? belonging.ticket : null;
}

function receivedMail(
  { message, receivedAt, truncated, authentication }: Authenticated,
  words: Words,
  ticket: Ticket | null,
  { attachmentCaps }: Rulebook,
): ReceivedMail {
  const attachments = message.attachments.map(({ name, type, size, sha256, verdict, reason }) => ({
    name: maskSecrets(name).text,
    type,
    size,
    sha256,
    verdict,
    ...(reason !== null && { reason }),
  }));
  return {
    messageId: message.messageId,
    ancestors: message.references,
    from: (words.author ?? message.from[0])?.address ?? '',
    to: message.to[0]?.address ?? '',
    subject: words.subject,
    text: words.body,
    attachments: withinCaps(attachments, ticket, receivedAt, attachmentCaps),
    receivedAt,
    authentication,
    truncated,
  };
}

function unclear({ from }: Message): string {
  return from.length > 1 ? `the mail names ${from.length} senders` : 'the mail names no sender that can be answered';
}
