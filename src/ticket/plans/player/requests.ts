import type { TicketFact } from '../../event.ts';
import { evolve } from '../../evolve.ts';
import type { Request } from '../../self-service/request.ts';
import { serve } from '../../self-service/serve.ts';
import type { Ticket } from '../../ticket.ts';
import type { DuePlan } from '../../watch/due-of.ts';
import { planForAnswer } from '../../watch/restart.ts';
import type { PlayerRules } from './player-rules.ts';
import type { Meaning } from './meaning.ts';

/**
 * Each thing that was asked for, one after the other on the ticket as the one before leaves it. What stands below may be
 * the answer that we wait for: then the clock goes on, and the answers to the requests tell the dates.
 */
export function served(
  { requests, below }: Meaning & { readonly kind: 'requests' },
  ticket: Ticket,
  { look, rulebook }: PlayerRules,
): DuePlan {
  const { dataRequest } = rulebook.selfService;
  const answered = below === 'an-answer' ? planForAnswer(ticket, look).events : [];
  const start: Served = { ticket: after(ticket, answered, look.now), plan: { ...NOTHING, events: answered } };
  return requests.reduce<Served>((so, request) => {
    const plan = serve(request, so.ticket, { look, dataRequest });
    return { ticket: after(so.ticket, plan.events, look.now), plan: both(so.plan, plan) };
  }, start).plan;
}

interface Served {
  readonly ticket: Ticket;
  readonly plan: DuePlan;
}

/** Nothing is told or done by itself for a mail that anybody could have written in the player's name. */
export function leftToPerson(requests: readonly Request[]): DuePlan {
  const words = [...new Set(requests.map(({ command }) => command.toUpperCase()))].join(', ');
  const why = `the player asks for ${words} in a mail that does not answer one of ours: please answer it yourself`;
  return { ...NOTHING, notices: [{ audience: 'assignee', about: 'asked-for-person', due: null, why }] };
}

const NOTHING: DuePlan = { events: [], letters: [], notices: [] };

function both(one: DuePlan, other: DuePlan): DuePlan {
  return {
    events: [...one.events, ...other.events],
    letters: [...one.letters, ...other.letters],
    notices: [...one.notices, ...other.notices],
  };
}

function after(ticket: Ticket, facts: readonly TicketFact[], now: Date): Ticket {
  const at = now.toISOString();
  return facts.reduce<Ticket>((so, fact) => evolve(so, { at, ...fact }), ticket);
}
