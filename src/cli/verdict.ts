import type { Handled } from '../desk/desk.ts';
import type { Message } from '../mail/message.ts';
import { maskSecrets } from '../mail/secrets/mask-secrets.ts';
import type { ReceivedMail } from '../ticket/occurrence.ts';
import type { Fact } from '../triage/facts/fact.ts';

/** What `redress try` prints for one mail: the shape of the contract (design, section 6), and a little more. */
export type Verdict = ReturnType<typeof verdictOf>;

export function verdictOf(file: string, message: Message, { assessment, occurrence, answer }: Handled) {
  const { screening, language, classification, facts, evidence, visibleText, subject } = assessment;
  const { category, secondary, confidence, hits, flags, rule, subtype, scores } = classification;
  return {
    file,
    from: occurrence.mail.from,
    subject,
    language,
    screening,
    ...{ category, secondary, confidence, subtype, rule, scores, hits, flags },
    facts: byKind(facts),
    evidence: {
      present: evidence.present.map(({ item }) => item),
      missing: evidence.missing,
      foundBy: Object.fromEntries(evidence.present.map(({ item, by }) => [item, by])),
    },
    visibleText,
    attachments: attachmentsOf(message, occurrence.mail),
    outcome: answer.outcome,
    reason: answer.reason,
    reading: message.reading,
    letters: (answer.ticket?.events ?? []).flatMap((event) =>
      event.kind === 'letter-planned'
        ? [{ letter: event.letter, to: event.message.to, subject: event.message.subject, text: event.message.text }]
        : [],
    ),
  };
}

/** With what the caps withhold; pictures inside an agent's words never reach the ticket and are told as they came. */
function attachmentsOf(message: Message, { attachments }: ReceivedMail) {
  return message.attachments.map(({ name, type, size, sha256, ...own }) => {
    const { verdict, reason = null } = attachments.find((one) => one.sha256 === sha256) ?? own;
    return { name: maskSecrets(name).text, type, size, verdict, reason };
  });
}

function byKind(facts: readonly Fact[]): Readonly<Record<string, readonly Omit<Fact, 'kind'>[]>> {
  const kinds = [...new Set(facts.map(({ kind }) => kind))];
  const of = (wanted: string) => facts.flatMap(({ kind, ...fact }) => (kind === wanted ? [fact] : []));
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)]));
}

/** A verdict for people to read. */
export function inWords(verdict: Verdict): readonly string[] {
  const { file, from, subject, screening, language, category, confidence, rule, secondary, flags } = verdict;
  return [
    file,
    `  from       ${from || 'nobody'}`,
    `  subject    ${subject || '(none)'}`,
    `  sent by    ${screening.kind}: ${screening.reason}`,
    `  language   ${language ?? 'unknown'}`,
    `  category   ${category}, confidence ${confidence.toFixed(2)}${rule === null ? '' : `, by rule ${rule}`}${secondary.length > 0 ? `; also ${secondary.join(', ')}` : ''}`,
    ...(flags.length > 0 ? [`  flags      ${flags.join(', ')}`] : []),
    ...verdict.hits.map(
      ({ target, term, weight, where, found }) =>
        `    ${weight >= 0 ? '+' : ''}${weight.toFixed(1)} ${target.padEnd(14)} “${term}” found as “${found}” in the ${where}`,
    ),
    ...Object.entries(verdict.facts).flatMap(([kind, facts]) =>
      facts.map(({ value, raw }) => `    ${kind.padEnd(14)} ${value}${raw === value ? '' : ` (“${raw}”)`}`),
    ),
    `  present    ${verdict.evidence.present.join(', ') || 'nothing'}`,
    `  missing    ${verdict.evidence.missing.join(', ') || 'nothing'}`,
    ...verdict.attachments.map(
      ({ name, type, size, verdict: safe, reason }) =>
        `  attached   ${name}, ${type}, ${size} bytes, ${safe}${reason === null ? '' : `: ${reason}`}`,
    ),
    `  outcome    ${verdict.outcome}: ${verdict.reason}`,
    ...verdict.letters.flatMap(({ letter, to, subject: line, text }) => [
      '',
      `  ${letter} to ${to}: ${line}`,
      ...text.split('\n').map((words) => `  | ${words}`),
    ]),
    '',
  ];
}
