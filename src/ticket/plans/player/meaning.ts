import type { PlayerWrote } from '../../occurrence.ts';
import type { Ticket } from '../../ticket.ts';
import { isByToken } from '../../belonging.ts';
import { SAME_CLAIM } from '../../belonging-by-content.ts';
import { mayAppeal, mayReopen } from '../../decision/disagreement.ts';
import { type Request, requestsIn } from '../../self-service/request.ts';
import { scoreIn } from '../../self-service/score.ts';
import { yesOrNo } from '../../self-service/yes-or-no.ts';
import type { PlayerRules } from './player-rules.ts';

/** The one thing that a player's mail says to the desk; whatever else it says is for the people who read it. */
export type Meaning =
  | { readonly kind: 'requests'; readonly requests: readonly Request[]; readonly below: 'an-answer' | 'nothing-more' }
  /** Words for the desk in a mail without a token of ours: a person answers. */
  | { readonly kind: 'unproven-requests'; readonly requests: readonly Request[] }
  | { readonly kind: 'speaks-of-representative'; readonly address: string; readonly consent: 'given' | 'refused' }
  | { readonly kind: 'rates'; readonly score: number }
  | { readonly kind: 'agrees-to-close' }
  | { readonly kind: 'stays-open' }
  | { readonly kind: 'disagrees'; readonly why: string }
  | { readonly kind: 'withdraws' }
  | { readonly kind: 'is-content' }
  | { readonly kind: 'comes-back'; readonly why: string }
  | { readonly kind: 'wants-supervisor' }
  | { readonly kind: 'asks-for-news' }
  | { readonly kind: 'answers' }
  /** The complaint of this ticket once more, as if there were none. */
  | { readonly kind: 'repeats' }
  | { readonly kind: 'adds' };

/** A mail on a ticket as it was before it, and as it is with the mail read. */
export interface Reading {
  readonly occurrence: PlayerWrote;
  readonly before: Ticket;
  readonly now: Ticket;
  readonly rules: PlayerRules;
}

/** The first of these that is there: what was written for the desk goes before what it only seems to say. */
export function meaningOf(reading: Reading): Meaning {
  if (reading.before.life.mergedInto !== null) return { kind: 'adds' };
  for (const read of [requests, consent, rating, answerToProposal, afterTheAnswer, duringTheWork]) {
    const meaning = read(reading);
    if (meaning) return meaning;
  }
  return { kind: 'adds' };
}

function requests({ occurrence, before, rules }: Reading): Meaning | null {
  const { mail, joinedBy } = occurrence;
  const { requests: found, rest } = requestsIn(mail.text, rules.rulebook.selfService);
  if (found.length === 0) return null;
  if (!isByToken(joinedBy)) return { kind: 'unproven-requests', requests: found };
  const more = before.status === 'waiting-for-player' && (rest !== '' || mail.attachments.length > 0);
  return { kind: 'requests', requests: found, below: more ? 'an-answer' : 'nothing-more' };
}

/** A yes lets somebody read along, so it must come by a token of ours; a no may come as it likes. */
function consent({ occurrence, before, rules }: Reading): Meaning | null {
  const asked = before.life.representatives.find((one) => one.consent === 'asked');
  if (asked === undefined || !answersLetter('representative-question', occurrence, before)) return null;
  const answer = yesOrNo(occurrence.mail.text, rules.rulebook.selfService);
  const { address } = asked;
  if (answer === 'no') return { kind: 'speaks-of-representative', address, consent: 'refused' };
  return answer === 'yes' && isByToken(occurrence.joinedBy)
    ? { kind: 'speaks-of-representative', address, consent: 'given' }
    : null;
}

function rating({ occurrence, before }: Reading): Meaning | null {
  const { ratingAskedAt, rating: given } = before.life;
  if (ratingAskedAt === null || given !== null || before.status !== 'closed') return null;
  const score = scoreIn(occurrence.mail.text);
  return score === null ? null : { kind: 'rates', score };
}

function answerToProposal({ occurrence, before, rules }: Reading): Meaning | null {
  if (before.life.closingProposal === null || before.status === 'closed') return null;
  if (!answersLetter('closing-proposal', occurrence, before)) return null;
  const answer = yesOrNo(occurrence.mail.text, rules.rulebook.selfService);
  if (answer === 'yes' || flagsOf(occurrence).includes('thanks_solved')) return { kind: 'agrees-to-close' };
  return answer === 'no' ? { kind: 'stays-open' } : null;
}

/** Whether a mail answers this letter by what it names as its parent, or where it names none of ours, the last letter. */
function answersLetter(letter: string, { mail }: PlayerWrote, { messages, participants }: Ticket): boolean {
  const ours = messages.filter(({ direction, to }) => direction === 'out' && participants.includes(to.toLowerCase()));
  const parent = ours.findLast(({ messageId }) => messageId !== null && mail.ancestors.includes(messageId));
  return (parent ?? ours.at(-1))?.kind === letter;
}

/** After a final response, or after the end: content, not content, or something new. */
function afterTheAnswer({ occurrence, before, rules }: Reading): Meaning | null {
  const { status, life } = before;
  if (status !== 'resolved' && status !== 'closed') return null;
  const flags = flagsOf(occurrence);
  if (flags.includes('thanks_solved')) return status === 'resolved' ? { kind: 'is-content' } : { kind: 'adds' };
  const { now } = rules.look;
  const objects = flags.find((flag) => OBJECTIONS.includes(flag));
  const says = yesOrNo(occurrence.mail.text, rules.rulebook.selfService);
  const decided = life.decisions.length > 0 && (status === 'resolved' || mayAppeal(before, now));
  if (decided && objects) return { kind: 'disagrees', why: `the player’s answer says so (${objects})` };
  if (decided && says === 'no') return { kind: 'disagrees', why: 'the player’s answer begins with no' };
  return mayReopen(before, now) ? { kind: 'comes-back', why: 'the player wrote again' } : { kind: 'adds' };
}

/** Whoever turns to somebody else after our final response does not accept it. */
const OBJECTIONS: readonly string[] = ['appeal', 'regulator', 'adr', 'legal', 'chargeback', 'formal_complaint'];

function duringTheWork({ occurrence, before, now }: Reading): Meaning | null {
  const flags = flagsOf(occurrence);
  const brings = occurrence.mail.attachments.length > 0 || isNearer(before, now);
  if (flags.includes('complaint_withdrawn')) return { kind: 'withdraws' };
  if (flags.includes('thanks_solved')) return { kind: 'is-content' };
  if (flags.includes('appeal') && before.stage === 'complaint') return { kind: 'wants-supervisor' };
  if (flags.includes('status_chaser') && !brings) return { kind: 'asks-for-news' };
  if (before.status === 'waiting-for-player') return { kind: 'answers' };
  return occurrence.joinedBy === SAME_CLAIM ? { kind: 'repeats' } : null;
}

/** Whether something that was missing is there now. */
function isNearer({ evidence: { missing } }: Ticket, { evidence: { present } }: Ticket): boolean {
  return missing.some((item) => present.some((found) => found.item === item));
}

/** What the words of the mail raise. The subject of a reply is ours: “Re: Review of your case” asks for no review. */
function flagsOf({ assessment }: PlayerWrote): readonly string[] {
  const { flags, hits } = assessment.classification;
  return flags.filter((flag) =>
    hits.some(({ target, where, weight }) => target === flag && where === 'body' && weight > 0),
  );
}
