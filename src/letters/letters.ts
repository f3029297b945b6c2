import { agentLetters } from './agent-letters.ts';
import { bodyLetters } from './body-letters.ts';
import { serviceLetters } from './service-letters.ts';
import type { Shape, ValuesOf } from './shape.ts';

/** What every letter knows; the greeting, the closing and the layout draw on it. */
export const common = {
  /** The player's name as he writes it, or null where it is unknown or must not be shown. */
  name: { optional: 'text' },
  reference: 'text',
  brand: 'text',
  /** “the complaints team”. */
  team: 'text',
  /** Opening hours in words. */
  hours: 'text',
  /** Where one goes who is not content. */
  escalation: { optional: 'text' },
} as const satisfies Shape;

const items = { each: { what: 'text', why: { optional: 'text' } } } as const;
const helplines = { each: { name: 'text', reach: 'text' } } as const;
const missing = 'joined';
const moreTime = { nextUpdateBy: 'day', resolveBy: 'day' } as const;

/** Every letter with its variables; those to players numbered as in complaints.md 5. */
const letters = {
  /** 5.1 with 5.2 merged and 5.13. */
  acknowledgement: {
    receivedAt: 'moment',
    /** What the complaint is about in the player's words; null: nothing was understood, and the letter says less. */
    summary: { optional: 'text' },
    firstReplyBy: 'moment',
    resolveBy: 'day',
    missing: items,
    present: 'joined',
    uploadUrl: { optional: 'link' },
    tips: { each: { tip: 'text' } },
    /** When the desk opens, if the mail came while it was closed. */
    opensAt: { optional: 'moment' },
    /** A secret was masked in the player's mail. */
    secretMasked: 'yes',
    procedureUrl: { optional: 'link' },
    /** The player's own text, masked; null where it must not be sent back. */
    quote: { optional: 'words' },
  },
  /** 5.2. */
  'evidence-request': {
    missing: items,
    present: 'joined',
    answerBy: 'day',
    uploadUrl: { optional: 'link' },
    /** An agent's own words, or null. */
    note: { optional: 'words' },
  },
  /** 5.12a. */
  'safer-gambling': {
    personalReplyBy: 'moment',
    playStopped: 'yes',
    advertisingStopped: 'yes',
    helplines,
  },
  /** 5.12b. */
  'self-harm': { emergencyNumber: { optional: 'text' }, helplines },
  /** 5.14. */
  'account-takeover': { personalReplyBy: 'moment', accountBlocked: 'yes' },
  minor: { personalReplyBy: 'moment', accountBlocked: 'yes', helplines },
  /** A mail above the size limit, of which only the head was read. */
  'too-large': { receivedAt: 'moment', limit: 'text', uploadUrl: { optional: 'link' } },
  /** For one who quotes somebody's reference: says nothing about that case, not even whether it exists. */
  stranger: { receivedAt: 'moment' },
  /** 5.3. */
  'progress-update': { lastContactAt: 'day', doneSteps: 'text', nextStep: 'text', resolveBy: 'day' },
  /** 5.4. */
  'delay-notice': {
    /** The first answer moved, not the decision. */
    firstAnswer: 'yes',
    oldDate: 'day',
    reason: 'text',
    newDate: 'day',
    nextUpdateBy: 'day',
    outsideBody: { optional: 'text' },
  },
  /** 5.5. */
  reminder: { askedAt: 'day', missing, answerBy: 'day', closeAt: 'day' },
  /** 5.6. `decision` picks the words, so that no agent has to know them in sixteen languages. */
  'final-response': {
    complaint: 'words',
    remedy: { optional: 'text' },
    examined: 'joined',
    findings: 'words',
    terms: { optional: 'text' },
    termsDate: { optional: 'day' },
    upheld: 'yes',
    partlyUpheld: 'yes',
    reasons: 'words',
    action: { optional: 'words' },
    appealBy: 'day',
    adrName: { optional: 'text' },
    adrContact: { optional: 'text' },
    adrBy: { optional: 'day' },
  },
  /** 5.7. */
  'closed-inactive': { missing, reopenUntil: 'day' },
  /** 5.8. */
  reopened: { nextUpdateBy: 'day' },
  /** 5.9. */
  'appeal-received': { finalAt: 'day', decisionBy: 'day', answerBy: 'day' },
  /** 5.10. */
  escalation: { reason: { optional: 'text' }, ...moreTime },
  /** 5.11. */
  deadlock: {
    receivedAt: 'day',
    /** Null: the time ended before anything was decided. */
    finalAt: { optional: 'day' },
    position: 'words',
    deadlockReference: 'text',
    adrName: { optional: 'text' },
    adrUrl: { optional: 'link' },
    adrContact: { optional: 'text' },
    adrLanguage: { optional: 'text' },
    adrBy: { optional: 'day' },
  },
  /** 5.15, R-102: state, last step, next date; no personal data. */
  status: {
    openedAt: 'day',
    waitingForPlayer: 'yes',
    waitingForThirdParty: 'yes',
    answered: 'yes',
    closed: 'yes',
    /** Until when a reply opens it again, or null: it does not. */
    reopenUntil: { optional: 'day' },
    lastStep: { optional: 'text' },
    lastStepAt: { optional: 'day' },
    missing,
    resolveBy: { optional: 'day' },
  },
  /** 5.15. */
  withdrawn: { reopenUntil: 'day' },
  /** 5.15: the same complaint twice; the first reference goes on. */
  duplicate: { otherReference: 'text', resolveBy: { optional: 'day' } },
  /** An agent's own words: nothing of the template's comes before them. Null: only the attachments say something. */
  reply: { subject: 'text', agent: 'text', text: { optional: 'words' } },
  /** what was said on the telephone, in writing. */
  'call-confirmation': { on: 'day', agent: 'text', text: 'words' },
  ...serviceLetters,
  ...bodyLetters,
  ...agentLetters,
} as const satisfies Readonly<Record<string, Shape>>;

export type LetterName = keyof typeof letters;
/** Letters to the house's own people. */
export type StaffLetterName = keyof typeof agentLetters;
/** Letters to outside bodies; all others go to players. */
type BodyLetterName = keyof typeof bodyLetters;
export type PlayerLetterName = Exclude<LetterName, StaffLetterName | BodyLetterName>;
export type LetterValues<Name extends LetterName> = ValuesOf<typeof common> & ValuesOf<(typeof letters)[Name]>;

/** Letters that nobody should get in a foreign language: a language without one of these is incomplete. */
export const lettersInEveryLanguage: readonly LetterName[] = [
  'acknowledgement',
  'evidence-request',
  'safer-gambling',
  'self-harm',
  'account-takeover',
  'minor',
  'reply',
];

export const letterNames = Object.keys(letters) as readonly LetterName[];

export function isLetterName(name: string): name is LetterName {
  return Object.hasOwn(letters, name);
}

export function isStaffLetter(name: string): name is StaffLetterName {
  return Object.hasOwn(agentLetters, name);
}

export function isBodyLetter(name: string): name is BodyLetterName {
  return Object.hasOwn(bodyLetters, name);
}

/** All variables of a letter, the common ones included. */
export function shapeOf(letter: LetterName): Shape {
  return { ...common, ...letters[letter] };
}
