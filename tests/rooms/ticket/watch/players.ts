import type { TicketFact } from '../../../../src/ticket/event.ts';
import { planForPlayer } from '../../../../src/ticket/plans/player-wrote.ts';
import type { KeptAttachment, Ticket } from '../../../../src/ticket/ticket.ts';
import type { Look } from '../../../../src/ticket/watch/look.ts';
import { planned } from '../letter-planned.ts';
import { type How, mailOf, rulebook } from '../plans/player-world.ts';

/** What a player writes, at random but to the point, and what the desk makes of it at once. */
export function whatPlayersDo(ticket: Ticket, random: () => number, look: Look): readonly TicketFact[] {
  const { text, how } = wordsOf(ticket, random);
  const at = look.now.toISOString();
  const mail = mailOf(text, ticket, { at, ...how });
  // The words stand in a few languages only; the player's own stays what it was.
  const said = { ...mail, assessment: { ...mail.assessment, language: ticket.language } };
  const { events, letters } = planForPlayer(said, ticket, { look, rulebook });
  return [
    ...events,
    ...letters.map(({ letter }, index) => planned(letter, `${letter}-${at}-${index}@casino.test`, look.now)),
  ];
}

interface Said {
  readonly text: string;
  readonly how: How;
}

function wordsOf(ticket: Ticket, random: () => number): Said {
  const { status, life, messages } = ticket;
  const last = messages.findLast(({ direction }) => direction === 'out')?.kind;
  const say = (choices: readonly (readonly [number, Said])[]): Said => pick(choices, random);
  if (last === 'closing-proposal')
    return say([
      [6, YES],
      [2, NO],
      [2, NEWS],
    ]);
  if (last === 'satisfaction' && life.rating === null)
    return say([
      [6, SCORE],
      [2, BACK],
      [2, THANKS],
    ]);
  if (status === 'waiting-for-player')
    return say([
      [7, RECEIPT],
      [1, NEWS],
      [1, SOLVED],
      [1, STATUS],
    ]);
  if (status === 'resolved')
    return say([
      [3, APPEAL],
      [3, THANKS],
      [2, BACK],
      [1, NO],
      [1, STATUS],
    ]);
  if (status === 'closed')
    return say([
      [4, BACK],
      [3, THANKS],
      [1, STATUS],
      [1, REOPEN],
    ]);
  return say([
    [5, NEWS],
    [3, MORE],
    [1, SOLVED],
    [1, WITHDRAWN],
    [1, APPEAL],
    [1, HISTORY],
    [1, PERSON],
    [1, DATA],
  ]);
}

const receipt: KeptAttachment = { name: 'receipt.png', type: 'image/png', size: 90_000, sha256: 'r', verdict: 'safe' };
const plain = (text: string): Said => ({ text, how: {} });
const YES = plain('Yes');
const NO = plain('No. That is not what happened.');
const NEWS = plain('Any update? I am still waiting.');
const SCORE = plain('4');
const BACK: Said = { text: 'I have found the bank statement of that day.', how: { attachments: [receipt] } };
const THANKS = plain('Thank you for your help, the problem is solved.');
const SOLVED = plain('ممنون، مشکلم حل شد');
const RECEIPT: Said = {
  text: 'Voici le justificatif.',
  how: { attachments: [receipt], brings: ['payment_proof', 'amount'] },
};
const STATUS = plain('STATUS');
const APPEAL = plain('I am not satisfied with this answer, I want to speak to a manager.');
const REOPEN = plain('Rouvrir le dossier');
const MORE = plain('By the way, the transfer was on Monday.');
const WITHDRAWN = plain('I withdraw my complaint.');
const HISTORY = plain('تاریخچه');
const PERSON = plain('HUMAN');
const DATA = plain('export');

function pick(choices: readonly (readonly [number, Said])[], random: () => number): Said {
  let dice = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, said] of choices) {
    dice -= weight;
    if (dice < 0) return said;
  }
  return NEWS;
}
