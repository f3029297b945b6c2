import type { OutboundEmail } from '../../../src/store/outbox/list.ts';
import { FIRST_LETTERS } from '../../../src/ticket/evolve.ts';
import { fieldOf } from '../daemon/world.ts';
import type { SunkMail } from '../harness/smtp-sink.ts';
import type { PlannedMail } from './planned-mails.ts';
import type { Finding } from './verdict.ts';

/** Letters that arrived more often than they were decided. */
export interface Repeated {
  readonly acknowledgements: number;
  /** Notices to agents, answers to a question where things stand. */
  readonly others: number;
}

export interface LettersVerdict {
  readonly found: readonly Finding[];
  readonly repeated: Repeated;
}

/** Holds what arrived against the outbox: each letter once at least, each complaint acknowledged by one letter. */
export function judgeLetters(
  arrived: readonly SunkMail[],
  outbox: readonly OutboundEmail[],
  complaints: readonly PlannedMail[],
): LettersVerdict {
  const arrivals = arrived.map((mail) => ({
    id: fieldOf(mail, 'Message-ID')?.slice(1, -1) ?? '',
    to: mail.to[0] ?? '',
  }));
  const letterOf = new Map(outbox.map(({ messageId, letter }) => [messageId, letter]));
  const isFirst = (id: string): boolean => FIRST_LETTERS.includes(letterOf.get(id) ?? '');
  const ids = new Set(arrivals.map(({ id }) => id));
  const first = arrivals.filter(({ id }) => isFirst(id));
  const firstIds = new Set(first.map(({ id }) => id));
  return {
    found: [
      ...outbox
        .filter(({ state }) => state !== 'sent')
        .map(({ id, state }): Finding => ['unfinished letters', `${id} is ${state}`]),
      ...outbox
        .filter(({ messageId }) => !ids.has(messageId))
        .map(({ id, letter }): Finding => ['letters that never arrived', `${letter} ${id}`]),
      ...[...ids].filter((id) => !letterOf.has(id)).map((id): Finding => ['letters that nobody decided', id]),
      ...arrivals
        .filter(({ to }) => to.startsWith('mailer-daemon'))
        .map(({ id }): Finding => ['acknowledged machines', id]),
      ...complaints.flatMap(({ from }) =>
        acknowledgementOf(
          from,
          first.filter(({ to }) => to === from).map(({ id }) => id),
        ),
      ),
    ],
    repeated: {
      acknowledgements: first.length - firstIds.size,
      others: arrivals.length - ids.size - (first.length - firstIds.size),
    },
  };
}

function acknowledgementOf(player: string, ids: readonly string[]): readonly Finding[] {
  const [acknowledgement, ...others] = new Set(ids);
  if (acknowledgement === undefined) return [['missing acknowledgements', player]];
  return others.map((other) => ['second acknowledgements', `${player}: ${other}`]);
}
