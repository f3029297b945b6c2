import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** What letters about a ticket's course are made of, in the languages that have whole letters (`rules/phrases.yaml`). */
export type Phrases = { readonly [Of in PhraseTopic]: Readonly<Record<(typeof NAMES)[Of][number], Wording>> };

/** A phrase by language; English always stands. */
type Wording = Readonly<Record<string, string>>;

export type PhraseTopic = keyof typeof NAMES;
export type StepName = (typeof NAMES)['steps'][number];
export type NextName = (typeof NAMES)['next'][number];
export type DelayName = (typeof NAMES)['delays'][number];
export type EscalationName = (typeof NAMES)['escalations'][number];

/** Whom we may be waiting for. */
export type ThirdParty = (typeof THIRD_PARTIES)[number];

export const THIRD_PARTIES = ['payment-provider', 'game-provider', 'bank', 'verification-team', 'third-party'] as const;

const NAMES = {
  steps: [
    'opened',
    'received',
    'assigned',
    'passed-on',
    'asked-player',
    'player-answered',
    'documents-checked',
    'examined',
    'called',
    'replied',
    'asked-payment-provider',
    'asked-game-provider',
    'asked-bank',
    'asked-verification-team',
    'asked-third-party',
    'third-party-answered',
    'hold-ended',
    'escalated',
    'rescheduled',
    'absorbed',
    'decided',
    'appealed',
    'deadlocked',
    'referred',
    'submitted',
    'closed',
    'reopened',
    'nothing',
  ],
  next: ['taken-up', 'examined', 'reviewed', ...THIRD_PARTIES],
  delays: ['taken-up', 'examined', 'reviewed', ...THIRD_PARTIES],
  escalations: ['precedence', 'chasers', 'late', 'asked'],
  positions: ['undecided'],
} as const; // prettier-ignore

/** Reads `rules/phrases.yaml`; every phrase that the desk may say must be there. */
export function readPhrases(file: string, text: string): Read<Phrases> {
  const read = readYaml(file, text, shape);
  return read.kind === 'mistaken' ? read : sound(read.value.value);
}

/** A phrase in a language, or in English where that language has none. */
export function sayPhrase(wording: Wording, language: string): string {
  return wording[language] ?? wording['en'] ?? '';
}

const wording = z
  .record(z.string().regex(/^[a-z]{2}$/, { error: 'write a language as two letters, such as en' }), z.string().min(1))
  .refine((words) => 'en' in words, { error: 'English must stand here, for languages that are not named' });
const shape = z.strictObject({
  steps: z.record(z.enum(NAMES.steps), wording),
  next: z.record(z.enum(NAMES.next), wording),
  delays: z.record(z.enum(NAMES.delays), wording),
  escalations: z.record(z.enum(NAMES.escalations), wording),
  positions: z.record(z.enum(NAMES.positions), wording),
});
