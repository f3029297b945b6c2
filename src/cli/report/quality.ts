import type { CaseFacts } from './case-facts.ts';
import { type Figure, ratio, share } from './figure.ts';

/** How much trouble a complaint was, to the player and to the rules (complaints.md 2.6). */
export function quality(cases: readonly CaseFacts[]): readonly Figure[] {
  const decided = cases.filter((one) => one.outcomes.length > 0);
  const ratings = cases.flatMap(({ life }) => life.rating ?? []);
  const sum = (of: (one: CaseFacts) => number): number => cases.reduce((total, one) => total + of(one), 0);
  const asked = sum((one) => one.asked);
  return [
    {
      group: 'effort',
      figure: 'mails of the player',
      value: ratio(
        sum((one) => one.playerMails),
        cases.length,
      ),
      unit: 'mean',
      of: cases.length,
    },
    share('effort', 'decided without asking for more', decided, (one) => one.asked === 0),
    share('effort', 'decided at first contact', decided, isFirstContact),
    {
      group: 'effort',
      figure: 'requests answered within 7 days',
      value: ratio(
        sum((one) => one.answeredInTime),
        asked,
      ),
      unit: 'share',
      of: asked,
    },
    share('classification', 'category corrected by an agent', cases, ({ corrected }) => corrected),
    share('classification', 'no category found', cases, ({ ticket }) => ticket.category === 'other'),
    share('satisfaction', 'rated 4 or 5', ratings, (rating) => rating >= 4),
  ];
}

/** One letter of a person, and the matter was over. */
function isFirstContact({ replies, life }: CaseFacts): boolean {
  return replies === 1 && life.reopened === 0 && life.appealedAt === null;
}
