import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { before, isOurTurn, nextUpdateBy } from '../clocks.ts';
import { type Duty, duty, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';

/** No player waits longer than the profile says without hearing what was done. */
export function progressUpdate(ticket: Ticket, look: Look): readonly Duty[] {
  if (!isOurTurn(ticket)) return [];
  const by = nextUpdateBy(ticket, look);
  if (automationFor(ticket, look) === 'nothing') return silentToPlayer(by, ticket);
  return [
    duty('progress-update', 'news', before(by, look.followUps.progressUpdate, look), {
      letter: letterTo(ticket, 'progress-update'),
    }),
  ];
}

/** Where nothing automatic may be written, a person has to. */
function silentToPlayer(by: Date, { life, acknowledgedAt }: Ticket): readonly Duty[] {
  const about = `silence until ${by.toISOString()}`;
  if (acknowledgedAt === null || life.warnings.some((warning) => warning.about === about)) return [];
  const why = 'the player has heard nothing for the longest time allowed, and nothing may be written automatically';
  return [
    duty('warning', 'notice', by, {
      events: [{ kind: 'warned', audience: 'supervisor', about, why }],
      notices: [{ audience: 'supervisor', about: 'silence', due: by.toISOString(), why }],
    }),
  ];
}
