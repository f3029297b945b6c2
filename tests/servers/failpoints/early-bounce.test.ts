import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bounceOf } from '../harness/bounce-mail.ts';
import { writeMail } from '../kills/planned-mails.ts';
import { openCasino, type Servers, startServers } from './casino.ts';
import { mailsOf } from './mails.ts';

/** A bounce comes back as soon as the letter was taken: before anybody here could record that it was. */
let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(async () => servers.stop());

/** Longer than the minute after which the database ends a transaction that does nothing, and frees the ticket it holds. */
const WAIT = { timeout: 120_000, interval: 100 };
const [complaint] = mailsOf('complaint');
if (!complaint) throw new Error('no complaint');

test.each([
  ['send: taken', 0],
  ['deliver: before commit', 2],
] as const)(
  'a bounce that overtakes the record of its letter at “%s” is matched, then and after a crash',
  async (point, number) => {
    const world = await openCasino({ servers, number, past: null, copies: 'none' });
    try {
      const daemon = await world.redress.start({ failpoints: [{ point, action: 'hang', hit: '*' }] });
      await world.deliver(writeMail(complaint, [complaint], () => undefined) ?? '');
      await vi.waitFor(() => expect(world.sentTo(complaint.from)).toHaveLength(1), WAIT);
      const [letter] = world.sentTo(complaint.from);
      if (!letter) throw new Error('no letter');
      await world.deliver(bounceOf(letter, complaint.from, 'first@mail.test'));
      const outcomes = async (): Promise<readonly unknown[]> =>
        (await world.inbound()).map(({ outcome }) => outcome).sort();
      await vi.waitFor(async () => expect(await outcomes()).toEqual(['matched-bounce', 'new-ticket']), WAIT);
      expect((await world.letterTo(complaint.from))?.state).toBe('sending');

      daemon.signal('SIGKILL');
      await daemon.ended;
      // Nobody sends, so the letter stays of unknown outcome.
      await world.redress.start({ only: 'collect,process' });
      await vi.waitFor(async () => expect((await world.letterTo(complaint.from))?.state).toBe('unknown'), WAIT);
      await world.deliver(bounceOf(letter, complaint.from, 'second@mail.test').replace('550 5.1.1', '550 5.1.10'));
      const due = ['matched-bounce', 'matched-bounce', 'new-ticket'];
      await vi.waitFor(async () => expect(await outcomes()).toEqual(due), WAIT);
    } finally {
      await world.end();
    }
  },
);
