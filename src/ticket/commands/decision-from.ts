import { bodyAfter } from '../../rulebook/bodies.ts';
import type { AppliedTerm, Decision, Outcome } from '../decision/decision.ts';
import { addSpan } from '../deadlines/deadlines.ts';
import type { Ticket } from '../ticket.ts';
import type { CommandContext } from './context.ts';

/** What an agent wrote of a decision. */
export interface WrittenDecision {
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly terms: readonly AppliedTerm[];
  readonly action: string | null;
}

/** The whole decision: the complaint from the ticket, the findings from the words below the command. */
export function decisionFrom(ticket: Ticket, written: WrittenDecision, context: CommandContext): Decision {
  const { now, calendar, text, brand, rulebook } = context;
  const { followUps, bodies } = rulebook;
  const first = ticket.messages.find(({ kind }) => kind === 'player');
  const remedy = ticket.facts.find(({ kind }) => kind === 'remedy');
  const body = bodyAfter(brand, bodies);
  const after = (span: Parameters<typeof addSpan>[1]): string => addSpan(now, span, calendar).toISOString();
  return {
    ...written,
    complaint: first?.text ?? ticket.subject,
    remedy: remedy?.raw ?? null,
    examined: ticket.evidence.present.map(({ item }) => item),
    findings: text,
    action: written.action === null ? null : { what: written.action, on: now.toISOString() },
    appealBy: ticket.stage === 'complaint' ? after(followUps.appealWithin) : null,
    body: body?.id ?? null,
    bodyBy: body === null ? null : after(body.referWithin ?? followUps.referWithin),
  };
}
