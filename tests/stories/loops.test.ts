import { expect, test } from 'vitest';
import { FIRST_LETTERS } from '../../src/ticket/evolve.ts';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import { mailOf } from './letter-box.ts';
import { openTown } from './town.ts';

/**
 * Machines that answer every mail of ours (reliability B3): a dumb one as a new mail or in the thread, one on holiday
 * that does not say that it is a machine, and our own address. Each plays so many rounds of five minutes;
 * `ROUNDS=10000 npx vitest run --project stories tests/stories/loops.test.ts` plays ten thousand.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 60);
const MACHINES: Readonly<Record<string, (round: number) => { readonly subject: string; readonly text: string }>> = {
  'help@dumb.example': (round) => ({
    subject: `Ticket ${String(round)} received`,
    text: `We got your message and opened request ${String(round)}. What can we do about your payment?`,
  }),
  'thread@dumb.example': (round) => ({
    subject: `Re: your mail`,
    text: `Thank you for your mail number ${String(round)}. Somebody will look at your withdrawal.`,
  }),
  'joe@away.example': () => ({
    subject: 'Out of office',
    text: 'I am out of the office until Monday and will read your mail when I am back.',
  }),
  'support@casino.test': (round) => ({ subject: `A mail of ours ${String(round)}`, text: 'Your withdrawal is late.' }),
};

test.each(Object.entries(MACHINES))(
  '%s answers everything, and gets an acknowledgement a ticket and ten a day at most',
  async (address, write) => {
    const town = await openTown();
    const letters: { readonly at: number; readonly mail: OutgoingMail }[] = [];
    let last: OutgoingMail | undefined;
    let [accounted, notices] = [0, 0];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const at = Date.UTC(2026, 10, 24, 9) + round * 300_000;
      const answers = address.startsWith('help') ? undefined : last;
      const raw = mailOf({
        from: address,
        to: 'support@casino.test',
        id: `${String(round)}.${address}`,
        at: new Date(at).toISOString(),
        ...write(round),
        ...(answers && { answers }),
      });
      const { answer } = (await town.receive(raw)).handled;
      accounted += 1;
      notices += answer.outgoing.filter(({ letter }) => letter === 'agent-notice').length;
      for (const mail of answer.outgoing.filter(({ envelopeTo }) => envelopeTo === address)) {
        letters.push({ at, mail });
        last = mail;
      }
    }
    expect(notices).toBeLessThanOrEqual(ROUNDS / 3);
    const first = letters.filter(({ mail }) => FIRST_LETTERS.includes(mail.letter));
    const tickets = first.map(({ mail }) => mail.ticketId);
    expect(accounted).toBe(ROUNDS);
    expect(new Set(tickets).size).toBe(tickets.length);
    expect(most(letters.map(({ at }) => at))).toBeLessThanOrEqual(10);
    await town.close();
  },
  60_000 + ROUNDS * 1_000,
);

/** The most letters within any 24 hours. */
function most(moments: readonly number[]): number {
  return Math.max(0, ...moments.map((from) => moments.filter((at) => at >= from && at < from + 86_400_000).length));
}
