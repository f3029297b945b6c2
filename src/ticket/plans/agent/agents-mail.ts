import type { CommandContext } from '../../commands/context.ts';
import type { Elsewhere } from '../../commands/command.ts';
import type { CommandMail } from '../../commands/read-mail.ts';
import type { AgentWrote } from '../../occurrence.ts';
import type { Plan } from '../../plan.ts';
import type { Ticket } from '../../ticket.ts';

/** An agent's mail on one ticket, with everything that may be looked at to plan what it does. */
export interface AgentsMail {
  readonly occurrence: AgentWrote;
  readonly ticket: Ticket;
  readonly written: CommandMail;
  /** Its `text` is that of `written`. */
  readonly context: CommandContext;
}

/** What an agent's mail does, to its ticket and to others. */
export interface AgentPlan extends Plan {
  readonly elsewhere: readonly Elsewhere[];
}
