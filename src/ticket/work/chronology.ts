import { type Saying, say } from '../sayings/saying.ts';
import type { Said } from '../states/life-event.ts';
import type { Ticket, TicketMessage } from '../ticket.ts';
import type { AgentMail } from './work.ts';

/** What happened on a ticket, oldest first, for its agents or (without notes and commands) for anybody. */
export function chronologyOf(ticket: Ticket, reader: 'with-notes' | 'without-notes'): readonly Saying[] {
  const { life, work } = ticket;
  const mails = reader === 'with-notes' ? work.wrote : work.wrote.filter(({ use }) => use === 'reply');
  const lines: readonly Line[] = [
    { at: ticket.openedAt, said: say('shown.opened', { at: ticket.openedAt, subject: ticket.subject }) },
    ...ticket.messages.map(ofMessage),
    ...mails.flatMap(ofAgent),
    ...life.outside.flatMap(({ body, answer }): readonly Line[] =>
      answer?.how === 'otherwise'
        ? [
            {
              at: answer.at,
              said: say('shown.outside-answered', { at: answer.at, by: answer.by, body, note: answer.note }),
            },
          ]
        : [],
    ),
    ...life.pauses.flatMap(({ from, to, reason }): readonly Line[] => [
      { at: from, said: say('shown.paused', { at: from, reason }) },
      ...(to === null ? [] : [{ at: to, said: say('shown.resumed', { at: to }) }]),
    ]),
    ...life.extensions.map(({ at, by, to, reason }) => ({
      at,
      said: say('shown.extended', { at, by, to, reason: wordsOf(reason) }),
    })),
    ...life.decisions.map(({ at, by, outcome }) => ({
      at,
      said: say('shown.decided', { at, by, outcome: say(`outcome.${outcome}`) }),
    })),
    ...life.escalations.map(({ at, reason }) => ({
      at,
      said: say('shown.escalated', { at, reason: wordsOf(reason) }),
    })),
    ...(life.appealedAt === null
      ? []
      : [{ at: life.appealedAt, said: say('shown.appealed', { at: life.appealedAt }) }]),
    ...(life.closing === null
      ? []
      : [{ at: life.closing.at, said: say('shown.closed', { at: life.closing.at, reason: life.closing.reason }) }]),
  ];
  return [...lines].sort((one, other) => one.at.localeCompare(other.at)).map(({ said }) => said);
}

interface Line {
  readonly at: string;
  readonly said: Saying;
}

function wordsOf(said: Said<string>): string {
  return 'words' in said ? said.words : said.phrase;
}

function ofMessage({ at, direction, from, subject, kind }: TicketMessage): Line {
  if (direction === 'out') return { at, said: say('shown.sent', { at, letter: kind, subject }) };
  return { at, said: say(RECEIVED[kind] ?? 'shown.machine', { at, from, subject }) };
}

const RECEIVED: Readonly<Partial<Record<string, 'shown.received' | 'shown.outside'>>> = {
  player: 'shown.received',
  'outside-body': 'shown.outside',
};

function ofAgent({ at, by, use, commands, text }: AgentMail): readonly Line[] {
  return [
    ...(use === 'reply' ? [{ at, said: say('shown.agent', { at, by }) }] : []),
    ...(use === 'note' ? [{ at, said: say('shown.note', { at, by, text }) }] : []),
    ...(commands.length > 0 ? [{ at, said: say('shown.commands', { at, by, commands: commands.join(' · ') }) }] : []),
  ];
}
