import { withWesternDigits } from '../../../mail/secrets/digits.ts';
import { canonicalReference } from '../../../triage/thread/reference.ts';
import { say } from '../../sayings/saying.ts';
import type { Ticket } from '../../ticket.ts';
import { given, type ReadArguments, type Refusal, refuse } from '../command.ts';
import { type CommandContext, knownTicket } from '../context.ts';

/** A reference at the head of an argument, and the words behind it. */
export interface WrittenReference {
  readonly reference: string;
  readonly rest: string;
}

export function readReference(written: string): ReadArguments<WrittenReference> {
  const text = withWesternDigits(written).trim();
  const reference = canonicalReference(text.slice(0, 40));
  if (reference === null) return refuse(say('reference.missing', { written: written.slice(0, 40) || '–' }));
  const rest = text.replace(/^\S*RDR[\s_\-\u2010-\u2015]{0,2}\w{4}[\s_\-\u2010-\u2015]{0,2}\w{4}[\s,،:;–-]*/iu, '');
  return given({ reference, rest });
}

/** The other ticket that a command names; never the one it is written on. */
export function otherTicket(reference: string, here: Ticket, context: CommandContext): Ticket | Refusal {
  if (reference === here.reference) return refuse(say('reference.itself'));
  return knownTicket(context, reference) ?? refuse(say('reference.unknown', { reference }));
}
