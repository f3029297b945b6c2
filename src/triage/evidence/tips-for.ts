import type { Checklists } from '../../rulebook/checklists.ts';
import type { Fact } from '../facts/fact.ts';
import { isStated } from './stated.ts';

export interface TipsInput {
  readonly category: string;
  readonly facts: readonly Fact[];
  readonly flags: readonly string[];
  /** ISO 639-1; English where a tip has no words in it. */
  readonly language: string;
  /** Of the category; without it the category counts as sure. */
  readonly confidence?: number;
}

/**
 * What the player can try meanwhile, without what he has tried (complaints.md 1.8); nothing where nothing is asked. A VPN
 * that is not used need not be switched off.
 */
export function tipsFor(input: TipsInput, { checklists }: { readonly checklists: Checklists }): readonly string[] {
  const { category, facts, flags, language, confidence = 1 } = input;
  const { always, atFirst } = checklists.silence;
  if (confidence < checklists.askFrom) return [];
  if (flags.some((flag) => always.includes(flag) || atFirst.includes(flag))) return [];
  const tried = new Set(facts.flatMap(({ kind, value }) => (kind === 'step-tried' ? [value] : [])));
  if (facts.some(({ kind, value }) => kind === 'vpn' && value === 'off')) tried.add('vpn-off');
  return checklists.tips
    .filter((tip) => tip.categories.includes(category))
    .filter((tip) => tip.facts.length === 0 || isStated(tip.facts, facts))
    .filter((tip) => !tip.tried.some((step) => tried.has(step)))
    .slice(0, MOST)
    .map(({ words }) => words[language] ?? words['en'] ?? '');
}

const MOST = 4;
