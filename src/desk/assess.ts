import type { Message } from '../mail/message.ts';
import type { FoundSecret } from '../mail/secrets/mask-secrets.ts';
import type { Assessment } from '../triage/assessment.ts';
import { classify } from '../triage/classify/classify.ts';
import { type EvidenceInput, evidenceOf } from '../triage/evidence/evidence-of.ts';
import type { Fact } from '../triage/facts/fact.ts';
import { factsOf } from '../triage/facts/facts-of.ts';
import { languageOf } from '../triage/language/language-of.ts';
import type { House } from './house.ts';
import type { Words } from './words.ts';

/** What is known of a mail besides its bytes. */
export interface Circumstances {
  readonly receivedAt: Date;
  /** It answers one of our mails: only then can it be an appeal or a chaser of ours. */
  readonly isReply: boolean;
  /** Checklist items that the ticket already holds. */
  readonly alreadyPresent: readonly string[];
  /** What earlier mails of the ticket stated. */
  readonly earlierFacts: readonly Fact[];
  /** What the ticket is registered as: its checklist goes on, whatever this mail is like. */
  readonly registered: EvidenceInput['registered'];
}

/** Tells what a message is, from its own words with their secrets masked; each verdict with its reason. */
export function assess(message: Message, words: Words, circumstances: Circumstances, house: House): Assessment {
  const { rulebook } = house;
  const { subject, body, screening, form } = words;
  const language = languageOf({ subject, text: body }, rulebook).language;
  const input = { subject, body, language, attachmentNames: message.attachments.map(({ name }) => name) };
  const { receivedAt, isReply, alreadyPresent, earlierFacts, registered } = circumstances;
  const classified = classify({ ...input, isReply, form: form?.category ? { category: form.category } : {} }, rulebook);
  const classification = { ...classified, flags: [...new Set([...classified.flags, ...flagsOf(words.secrets)])] };
  const facts = factsOf({ ...input, receivedAt, form: words.fields }, rulebook.catalogue);
  const { attachments } = message;
  const known = { facts: [...facts, ...earlierFacts], attachments, senderKnown: true, alreadyPresent, registered };
  const evidence = evidenceOf({ ...known, classification }, rulebook);
  return { screening, language, visibleText: body, subject, classification, facts, evidence };
}

/** A masked card number or password is also something the player must be told about. */
function flagsOf(secrets: readonly FoundSecret[]): readonly string[] {
  return secrets.flatMap(({ kind }) =>
    kind === 'card_number' ? ['card_number'] : SPOKEN.has(kind) ? ['credentials'] : [],
  );
}

const SPOKEN: ReadonlySet<FoundSecret['kind']> = new Set(['cvv', 'password', 'pin', 'one_time_code', 'seed_phrase']);
