import type { Ticket } from '../ticket.ts';
import { noObjection, satisfaction } from './duties/after-the-end.ts';
import { delayNotice } from './duties/delay-notice.ts';
import { escalation } from './duties/escalation.ts';
import { evidenceRequest } from './duties/evidence-request.ts';
import { limit } from './duties/limit.ts';
import { outsideBodies } from './duties/outside-bodies.ts';
import { progressUpdate } from './duties/progress-update.ts';
import { representative } from './duties/representative.ts';
import { safety } from './duties/safety.ts';
import { silence } from './duties/silence.ts';
import { unreferred, wakeUp } from './duties/third-party.ts';
import { warnings } from './duties/warnings.ts';
import type { Duty } from './duty.ts';
import type { Look } from './look.ts';

/** Everything that dates alone will ask of the desk for this ticket as it stands, the most important first. */
export function dutiesOf(ticket: Ticket, look: Look): readonly Duty[] {
  return DUTIES.flatMap((duties) => duties(ticket, look));
}

const DUTIES: readonly ((ticket: Ticket, look: Look) => readonly Duty[])[] = [
  safety,
  limit,
  delayNotice,
  wakeUp,
  silence,
  evidenceRequest,
  escalation,
  progressUpdate,
  representative,
  noObjection,
  unreferred,
  satisfaction,
  outsideBodies,
  warnings,
];
