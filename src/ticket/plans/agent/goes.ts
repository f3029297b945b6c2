import { type CarriedOut, transcriptOf } from '../../commands/carry-out.ts';
import { commandAtHead } from '../../commands/registry.ts';
import type { Effect } from '../../commands/command.ts';
import { toMember, toPlayer } from '../../commands/orders.ts';
import type { TicketFact } from '../../event.ts';
import type { Transcript } from '../../particulars.ts';
import type { LetterOrder } from '../../plan.ts';
import type { TicketMessage } from '../../ticket.ts';
import type { UseOfWords } from '../../work/work-event.ts';
import type { AgentPlan, AgentsMail } from './agents-mail.ts';
import { copies } from './copies.ts';
import { answeredMail, submissionTo, submitted } from './submission.ts';

/** Everything that the mail asked for: commands, then the words to where they belong, then who is told of it. */
export function goes(mail: AgentsMail, carried: CarriedOut, use: UseOfWords): AgentPlan {
  const { ticket, written, context } = mail;
  const { by } = context;
  const effects = carried.steps.flatMap((step) => (step.kind === 'done' ? [step.effect] : []));
  const commands = written.commands.map(({ lines }) => lines);
  const answered = use === 'submission' ? answeredMail(mail) : null;
  const wrote: TicketFact = { kind: 'agent-wrote', by: by.id, use, commands, message: messageOf(mail, use) };
  return {
    events: [...effects.flatMap(({ events }) => events), ...taken(mail, carried, use), wrote].concat(
      answered ? submitted(answered, carried.after ?? ticket, by.id) : [],
    ),
    letters: [
      ...effects.flatMap(({ letters }) => letters),
      ...(use === 'reply' ? [relay(mail)] : []),
      ...(answered ? [submissionTo(answered, mail)] : []),
      ...copies(ticket, use, mail),
      ...transcript(mail, carried, use, effects),
    ],
    elsewhere: effects.flatMap(({ elsewhere }) => elsewhere),
  };
}

/** The first who writes to the player has the ticket. */
function taken({ context }: AgentsMail, { after }: CarriedOut, use: UseOfWords): readonly TicketFact[] {
  const wrote = use === 'reply' || use === 'letter' || use === 'call';
  if (!wrote || after?.assignee !== null) return [];
  return [{ kind: 'assigned', by: context.by.id, to: context.by.id }];
}

function relay({ ticket, written, context }: AgentsMail): LetterOrder {
  const { by, mail } = context;
  const { attachments } = mail;
  return toPlayer(ticket, 'reply', { kind: 'words', by: by.id, text: written.text, attachments });
}

/** `#note call the bank` is a note without a line below it. */
function messageOf({ written, context }: AgentsMail, use: UseOfWords): TicketMessage {
  const { mail, now } = context;
  const behind = use === 'note' ? written.commands.flatMap(({ behind: all }) => noteIn(all)) : [];
  return {
    direction: 'in',
    from: mail.from,
    to: mail.to,
    at: now.toISOString(),
    messageId: mail.messageId,
    subject: mail.subject,
    text: [...behind, written.text].filter((part) => part !== '').join('\n\n'),
    attachments: mail.attachments,
    kind: 'agent',
  };
}

/** A mail with commands is answered, so that nobody has to wonder; a mere reply is not. */
function transcript(
  { context, occurrence }: AgentsMail,
  { steps }: CarriedOut,
  use: UseOfWords,
  effects: readonly Effect[],
): readonly LetterOrder[] {
  if (effects.length === 0) return [];
  const lines = transcriptOf(steps, 'done');
  return [
    toMember(context.by, 'agent-transcript', {
      kind: 'transcript',
      lines,
      held: null,
      sent: SENT[use],
      channel: occurrence.channel,
    }),
  ];
}

const SENT = {
  reply: 'to-player',
  letter: 'to-player',
  call: 'to-player',
  submission: 'to-body',
  note: 'internal',
  forwarded: 'nothing',
  none: 'nothing',
} as const satisfies Readonly<Record<UseOfWords, Transcript['sent']>>;

function noteIn(behind: string): readonly string[] {
  const found = commandAtHead(behind);
  return found.kind === 'found' && found.command.name === 'note' && found.rest !== '' ? [found.rest] : [];
}
