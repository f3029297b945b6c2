import { replyAddress, type Purpose } from '../../src/triage/thread/reply-token.ts';
import { partyOf } from '../../src/ticket/work/proof.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { mailOf, results } from './corpus/mail.ts';
import { SUPPORT } from '../delivered-house.ts';
import { type Intake, openIntake } from './intake.ts';

/** Joe has a ticket and Nora works on it: what an attacker would like to reach. */
export interface World {
  readonly intake: Intake;
  readonly joes: Ticket;
  readonly amelies: Ticket;
  readonly tokens: Tokens;
  /** Message-ID of our letter to Joe, and of our notice to Nora. */
  readonly letterId: string;
  readonly noticeId: string;
}

/** Reply addresses. */
export interface Tokens {
  readonly joe: string;
  readonly amelie: string;
  readonly nora: string;
  readonly sam: string;
  readonly noraOnAmelies: string;
}

/** Only Joe and people of the house may ever read this. */
export const PRIVATE = 'JOES-PRIVATE-WORDS-7f3a91';
export const JOE = 'joe@example.test';
export const NORA = 'nora@casino.example';

export async function openWorld(): Promise<World> {
  const intake = await openIntake();
  await intake.accept(
    mailOf({
      from: `Joe <${JOE}>`,
      headers: ['Message-ID: <first@example.test>'],
      text: `My withdrawal of 500 EUR is pending since 3 November. ${PRIVATE}`,
    }),
  );
  await intake.accept(
    mailOf({
      from: 'Amelie <amelie@example.org>',
      headers: ['Message-ID: <amelie@example.org>'],
      text: 'My bonus of 20 EUR was taken away.',
    }),
  );
  const [joes, amelies] = intake.tickets();
  if (!joes || !amelies) throw new Error('the complaints opened no tickets');
  const sign = (purpose: Purpose, { reference }: Ticket, party: string): string =>
    replyAddress(SUPPORT, { purpose, reference, party }, intake.house.keys);
  const tokens = {
    joe: sign('reply', joes, JOE),
    amelie: sign('reply', amelies, 'amelie@example.org'),
    nora: sign('agent', joes, partyOf('nora')),
    sam: sign('agent', joes, partyOf('sam')),
    noraOnAmelies: sign('agent', amelies, partyOf('nora')),
  };
  const letterId = joes.messages.find(({ direction }) => direction === 'out')?.messageId ?? '';
  const noticeId = joes.work.notices.find(({ to }) => to === 'nora')?.messageId ?? '';
  if (letterId === '' || noticeId === '') throw new Error('nobody was written to');
  return { intake, joes, amelies, tokens, letterId, noticeId };
}

/** Authenticated as the domain. */
export function passFor(domain: string): string {
  return results(`dmarc=pass header.from=${domain}; dkim=pass header.d=${domain}`);
}
