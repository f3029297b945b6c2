import type { Release } from '../../rulebook/guard.ts';
import type { Saying } from '../sayings/saying.ts';
import type { Around, Check, Outgoing } from './check.ts';
import { commandInText } from './command-in-text.ts';
import { empty } from './empty.ts';
import { finalParts } from './final-parts.ts';
import { housePhrasesIn } from './house-phrase.ts';
import { otherReference } from './other-reference.ts';
import { privateWord } from './private-word.ts';
import { quotedNote } from './quoted-note.ts';
import { repeated } from './repeated.ts';
import { secret } from './secret.ts';
import { unsafeAttachment } from './unsafe-attachment.ts';
import { unseenAnswer } from './unseen-answer.ts';
import { wrongLanguage } from './wrong-language.ts';

/** Why a mail does not leave as it is, and who may send it all the same. */
export interface Objection {
  readonly why: Saying;
  readonly release: Release;
}

/** Reads what an agent wants a player or an outside body to read, before they do. None: it may go. */
export function objectionsTo(outgoing: Outgoing, around: Around): readonly Objection[] {
  const { release } = around.rulebook.guard;
  const found = CHECKS.flatMap(({ name, find }) =>
    find(outgoing, around).map((why) => ({ why, release: release[name] })),
  );
  return [...found, ...housePhrasesIn(outgoing, around)];
}

/** The strictest of several: what only a supervisor may send does not become an agent's by being wrong twice. */
export function strictest(releases: readonly Release[]): Release {
  return ORDER.findLast((release) => releases.includes(release)) ?? 'agent';
}

const ORDER: readonly Release[] = ['agent', 'supervisor', 'nobody'];

const CHECKS: readonly Check[] = [
  empty,
  commandInText,
  quotedNote,
  otherReference,
  secret,
  privateWord,
  wrongLanguage,
  finalParts,
  unseenAnswer,
  repeated,
  unsafeAttachment,
];
