import { randomUUID } from 'node:crypto';
import type { TicketEvent } from '../../../src/ticket/event.ts';
import { at, type DeskOnDisk, NOON } from './desk-on-disk.ts';
import { AMELIE, assessed, message, opened, rawMail, reference } from './tickets-world.ts';

/** `days` after the complaint came, at noon. */
export function dayAfter(days: number): string {
  return new Date(Date.parse(NOON) + days * 86_400_000).toISOString();
}

export const DECISION = {
  outcome: 'upheld' as const,
  complaint: 'The withdrawal is late',
  remedy: null,
  examined: ['payment log'],
  findings: 'The transfer was not sent',
  reasons: 'The delay was ours',
  terms: [{ id: 'withdrawals', article: '7.2', version: '2026-01-01' }],
  action: { what: 'The transfer was sent', on: '2026-11-20T09:00:00.000Z' },
  appealBy: '2026-12-20T09:00:00.000Z',
  body: null,
  bodyBy: null,
};

/** A letter to the player, from plan to the mail server's yes. */
export function letter(kind: string, moment: string, to: string = AMELIE.address): readonly TicketEvent[] {
  const messageId = `${kind}-${moment}@casino.example`;
  const mail = { direction: 'out' as const, kind, to, at: moment, from: 'support@casino.example', messageId };
  return [
    at(moment, {
      kind: 'letter-planned',
      letter: kind,
      message: message({ ...mail, subject: kind, text: `${kind} in words` }),
    }),
    at(moment, { kind: 'letter-sent', letter: kind, messageId, response: '250 ok' }),
  ];
}

/** Complaint number `number` of the world, received at noon of its day, with what happened after. */
export async function complaint(
  desk: DeskOnDisk,
  number: number,
  { category = 'payment', text = 'My withdrawal is late.', flags = [], after = [] }: Partial<Complaint> = {},
): Promise<void> {
  await desk.receive(rawMail(`${number}@example.test`, text), [
    at(NOON, opened(randomUUID(), reference(number))),
    at(NOON, { kind: 'message-received', message: message({ messageId: `${number}@example.test`, text }) }),
    at(NOON, assessed({ messageId: `${number}@example.test`, category, flags })),
    ...after,
  ]);
}

interface Complaint {
  readonly category: string;
  readonly text: string;
  readonly flags: readonly string[];
  readonly after: readonly TicketEvent[];
}
