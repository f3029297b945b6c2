import type { Decision } from '../decision/decision.ts';
import { type Saying, say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/** What every final response must say (R-113, R-114; complaints.md 5.6); dates and the outside body come from the rules. */
export const finalParts: Check = {
  name: 'final-parts',
  find: ({ decision }) => (decision ? missingIn(decision) : []),
};

function missingIn({ outcome, findings, reasons, terms, action }: Decision): readonly Saying[] {
  return [
    ...(hasWords(findings) ? [] : [say('guard.final.findings')]),
    ...(hasWords(reasons) ? [] : [say('guard.final.reasons')]),
    ...(terms.length > 0 || outcome === 'upheld' ? [] : [say('guard.final.terms')]),
    ...(action !== null || outcome === 'rejected' ? [] : [say('guard.final.action')]),
  ];
}

/** Three at least: less explains nothing. */
function hasWords(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 3;
}
