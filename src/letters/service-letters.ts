import type { Shape } from './shape.ts';

/** Letters that answer what a player asks of the desk itself, or that ask the player something (complaints.md 5.15). */
export const serviceLetters = {
  /** what was done and when, in order; no names, no words of anybody. */
  history: {
    openedAt: 'day',
    steps: { each: { on: 'moment', what: 'text' } },
    /** Older steps were left out. */
    shortened: 'yes',
    resolveBy: { optional: 'day' },
  },
  /** Somebody is told that the player asks for a person; null where nothing more is promised. */
  'person-asked': { opensAt: { optional: 'moment' }, nextUpdateBy: { optional: 'day' } },
  /** GDPR, articles 12, 15 and 17. */
  'data-request': { erasure: 'yes', answerBy: 'day' },
  /** `whole`: our letters stand in the language that was asked for, all of them. */
  'language-changed': { whole: 'yes' },
  /** Asks before anything is closed; `settled`: what was complained of is put right, else it is no longer complained of. */
  'closing-proposal': { settled: 'yes', resolveBy: { optional: 'day' } },
  /** Closed at the player's wish; `decided`: it was our final response that was accepted. */
  accepted: { decided: 'yes', reopenUntil: 'day' },
  /** one question, answered by a number. */
  satisfaction: { closedAt: 'day' },
  /** Somebody else quoted the reference: may they speak for the player? */
  'representative-question': { who: 'text', wroteAt: 'moment' },
  'representative-noted': { who: 'text', allowed: 'yes' },
  /** The same complaint again: it goes on under the reference that it has. */
  repeated: { openedAt: 'day', resolveBy: { optional: 'day' } },
} as const satisfies Readonly<Record<string, Shape>>;
