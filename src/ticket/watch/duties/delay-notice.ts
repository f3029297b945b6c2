import { addSpan } from '../../deadlines/deadlines.ts';
import type { Audience, Extended } from '../../states/life-event.ts';
import type { Ticket } from '../../ticket.ts';
import { automationFor } from '../automation.ts';
import { before, isOurTurn, later } from '../clocks.ts';
import { waitsFor } from '../course.ts';
import { type Duty, duty, type HouseNotice, letterTo } from '../duty.ts';
import type { Look } from '../look.ts';
import { postponed } from '../postponed.ts';

/**
 * A promised date that will not be kept is taken back before it passes, with the reason and the new date (R-067,
 * complaints.md 5.4). After a long sleep it comes late, which is still better than never.
 */
export function delayNotice(ticket: Ticket, look: Look): readonly Duty[] {
  if (!isOurTurn(ticket) || automationFor(ticket, look) === 'nothing') return [];
  return [...decisionNotice(ticket, look), ...firstResponseNotice(ticket, look)];
}

function decisionNotice(ticket: Ticket, look: Look): readonly Duty[] {
  const promised = ticket.deadlines.decision;
  if (promised === undefined) return [];
  const postponement = postponed(ticket, new Date(promised), look);
  if (postponement.kind === 'deadlock') return [];
  const { to, deadlines } = postponement;
  return [notice(ticket, { promise: 'decision', from: promised, to: to.toISOString(), deadlines }, look)];
}

/** The first answer moves by a span of its own once; after that it is due with the decision. */
function firstResponseNotice(ticket: Ticket, look: Look): readonly Duty[] {
  const { firstResponse: promised, decision } = ticket.deadlines;
  const { firstResponseAt, extensions } = ticket.life;
  if (promised === undefined || firstResponseAt !== null || decision === undefined || promised >= decision) return [];
  const again = extensions.some(({ promise }) => promise === 'firstResponse');
  const wanted = addSpan(later(new Date(promised), look.now), look.followUps.postpone.firstResponse, look.calendar);
  const to = again || wanted.toISOString() > decision ? decision : wanted.toISOString();
  return [notice(ticket, { promise: 'firstResponse', from: promised, to, deadlines: { firstResponse: to } }, look)];
}

function notice(ticket: Ticket, moved: Omit<Extended, 'kind' | 'by' | 'reason'>, look: Look): Duty {
  const extended: Extended = { kind: 'extended', by: 'desk', reason: { phrase: waitsFor(ticket) }, ...moved };
  return duty('delay-notice', 'change', before(new Date(moved.from), look.followUps.delayNotice, look), {
    events: [extended],
    letter: letterTo(ticket, 'delay-notice'),
    notices: toldOf(ticket, moved),
  });
}

/** A supervisor knows of every date that moved by itself, and from the second on compliance does. */
function toldOf(
  { life }: Ticket,
  { promise, from, to }: Omit<Extended, 'kind' | 'by' | 'reason'>,
): readonly HouseNotice[] {
  const again = life.extensions.length > 0;
  const audiences: readonly Audience[] = again ? ['supervisor', 'compliance'] : ['supervisor'];
  const what = promise === 'decision' ? 'the decision' : 'the first answer';
  const why = `the player was told that ${what} comes by ${to} and not by ${from}`;
  return audiences.map((audience) => ({ audience, about: 'new-date', due: to, why }));
}
