import type { Span } from '../../rulebook/span.ts';
import { addSpan } from '../deadlines/deadlines.ts';
import { closeForPlayer, toPerson } from '../decision/closing.ts';
import { mayAppeal, mayReopen, planForDisagreement } from '../decision/disagreement.ts';
import type { Ticket } from '../ticket.ts';
import type { DuePlan } from '../watch/due-of.ts';
import { letterTo } from '../watch/duty.ts';
import type { Look } from '../watch/look.ts';
import { planForReopening } from '../watch/restart.ts';
import { isDue } from './once-a-day.ts';
import type { Request } from './request.ts';

/** What the answers go by. */
export interface ServiceRules {
  readonly look: Look;
  /** How long a request about data may take. */
  readonly dataRequest: Span;
}

/**
 * The answer to one thing that a player asked for. The caller has made sure that it is the player: known address and
 * signed token. No answer says more about anybody than the state of the case.
 */
export function serve(request: Request, ticket: Ticket, rules: ServiceRules): DuePlan {
  const { look } = rules;
  const served = { kind: 'self-served', command: request.command } as const;
  const { events, letters, notices } = answerTo(request, ticket, rules);
  return {
    events: [served, ...events],
    letters: letters.filter(({ letter }) => isDue(letter, ticket, look)),
    notices,
  };
}

function answerTo(request: Request, ticket: Ticket, { look, dataRequest }: ServiceRules): DuePlan {
  switch (request.command) {
    case 'status':
    case 'history':
      return answered(ticket, request.command);
    case 'appeal':
      return mayAppeal(ticket, look.now) || (ticket.status === 'resolved' && ticket.stage === 'appeal')
        ? (planForDisagreement(ticket, 'asked for by the word APPEAL', look) ?? stateOf(ticket))
        : stateOf(ticket);
    case 'close':
      return close(ticket, look);
    case 'reopen':
      return mayReopen(ticket, look.now)
        ? { ...planForReopening(ticket, { by: 'player', why: 'asked for by the word REOPEN' }, look), notices: [] }
        : stateOf(ticket);
    case 'language':
      return {
        ...answered(ticket, 'language-changed'),
        events: [{ kind: 'language-chosen', by: 'player', language: request.language }],
      };
    case 'export':
    case 'erase':
      return dataRequested(request.command, ticket, addSpan(look.now, dataRequest, look.calendar));
    case 'human':
      return toPerson(ticket, 'the player asks for a person');
  }
}

/** What cannot be done is answered by how things stand. */
function stateOf(ticket: Ticket): DuePlan {
  return answered(ticket, 'status');
}

function answered(ticket: Ticket, letter: string): DuePlan {
  return { events: [], letters: [letterTo(ticket, letter)], notices: [] };
}

function close(ticket: Ticket, look: Look): DuePlan {
  const done = ticket.status === 'closed' || ticket.stage === 'dispute';
  return done ? stateOf(ticket) : closeForPlayer(ticket.life.closingProposal?.because ?? 'withdrawn', ticket, look);
}

function dataRequested(what: 'export' | 'erase', ticket: Ticket, answerBy: Date): DuePlan {
  const due = answerBy.toISOString();
  const why = `the player asked for ${what === 'export' ? 'a copy' : 'the erasure'} of their data`;
  return {
    events: [{ kind: 'data-requested', what, answerBy: due }],
    letters: [letterTo(ticket, 'data-request')],
    notices: [{ audience: 'compliance', about: 'data', due, why }],
  };
}
