import type { Effect, Refusal } from '../commands/command.ts';
import { effect, refuse } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { TicketFact } from '../event.ts';
import { evolve } from '../evolve.ts';
import { takenUp } from '../plans/outside-body-wrote.ts';
import { say } from '../sayings/saying.ts';
import { waitingMails } from '../states/outside.ts';
import type { Ticket } from '../ticket.ts';
import { aboutOutsideMail } from './about-outside-mail.ts';

/** A ticket of an outside body goes into the case that it is about; the player hears nothing of it. */
export function intoCase(
  ticket: Ticket,
  other: Ticket,
  { why, context }: { readonly why: string; readonly context: CommandContext },
): Effect | Refusal {
  const { by, now, rulebook } = context;
  const { reference } = other;
  const into = other.life.mergedInto;
  if (into !== null) return refuse(say('merge.merged', { reference, into }));
  if (other.queue === 'outside-bodies') return refuse(say('outside.case', { reference }));
  const events: readonly TicketFact[] = [
    { kind: 'linked', reference: ticket.reference, why: 'merged into this one' },
    ...outsideMailsFrom(ticket, other),
  ];
  const at = now.toISOString();
  const after = events.reduce<Ticket>((so, fact) => evolve(so, { at, ...fact }), other);
  const letters = waitingMails(after.life.outside)
    .filter(({ number }) => number > other.life.outside.length)
    .flatMap(({ number }) => aboutOutsideMail(after, { mail: number, why: 'moved' }, rulebook, now));
  return effect(say('merge.done', { reference }), {
    events: [{ kind: 'merged', by: by.id, into: reference, why }],
    elsewhere: [{ kind: 'continues', ticket: other, events, letters }],
  });
}

/** What outside bodies wrote, for the ticket that goes on; each mail keeps its receipt and its date. */
export function outsideMailsFrom({ messages, life }: Ticket, into: Ticket): readonly TicketFact[] {
  const written = messages.filter(({ kind }) => kind === 'outside-body');
  const moved = life.outside.flatMap((mail, index): readonly TicketFact[] => {
    const message = written[index];
    if (!message) return [];
    const { body, ancestors, language, answerBy, answer } = mail;
    const number = into.life.outside.length + index + 1;
    return [
      { kind: 'outside-body-wrote', body, message, ancestors, language, answerBy },
      ...(answer ? [{ kind: 'outside-body-answered', ...settled(answer), mails: [number] } as const] : []),
    ];
  });
  const [first] = waitingMails(life.outside);
  return first ? [...moved, ...takenUp(into, first)] : moved;
}

/** Our mail stays on the ticket from which it was sent. */
function settled({ by, note }: { readonly by: string; readonly note: string }) {
  return { by, how: 'moved', note } as const;
}
