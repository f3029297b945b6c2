import type { Ticket } from '../ticket.ts';
import type { Look } from './look.ts';

/** What may be written to a player without a person (complaints.md 3.6, `holds` in `rules/flags.yaml`). */
export type Automation =
  | 'everything'
  /** News and dates, but nobody is urged or closed out. */
  | 'no-pressure'
  | 'nothing';

/**
 * Danger, minors and taken accounts are for people: nothing automatic follows the first letter, or for the milder flags
 * nothing before somebody has written. Nor is anybody followed up who was never acknowledged or whose mail is blocked.
 */
export function automationFor({ flags, life, work, acknowledgedAt }: Ticket, look: Look): Automation {
  if (acknowledgedAt === null || work.blocked !== null) return 'nothing';
  const held = flags.flatMap((flag) => {
    const holds = look.flags.get(flag)?.holds;
    return holds === 'all' || holds === 'reminders' ? [{ flag, holds }] : [];
  });
  if (held.length === 0) return 'everything';
  const unanswered = held.some(({ flag }) => (life.lastResponseAt ?? '') < (life.raised[flag] ?? ''));
  return unanswered || held.some(({ holds }) => holds === 'all') ? 'nothing' : 'no-pressure';
}
