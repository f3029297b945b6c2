import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import { mailOf, replyAddressOf, type Writing } from './letter-box.ts';
import { openTown, type Received, type Town } from './town.ts';

/**
 * Who may speak for the house (design, invariant 5; reliability A3): four results of authentication, four reply
 * addresses and six shapes of the head make 96 mails in Nora's name. One of them is hers.
 */
let town: Town;
let notice: Record<'nora' | 'sam', OutgoingMail>;
let elsewhere: OutgoingMail;

beforeAll(async () => {
  town = await openTown();
  const joe = complaint('joe', 'The withdrawal of 300 EUR is pending. My rent is due, I want a lawyer.');
  const first = await town.receive(mailOf(joe));
  const second = await town.receive(mailOf(complaint('amelie', 'My documents were refused twice.')));
  const nora = sentTo(first, 'nora@casino.example');
  // Sam is told when the ticket becomes his.
  const given = await town.receive(
    mailOf({
      from: NORA,
      to: replyAddressOf(nora),
      id: 'give@casino.example',
      at: '2026-11-24T10:30:00Z',
      text: '#assign sam',
      answers: nora,
    }),
  );
  notice = { nora, sam: sentTo(given, 'sam@casino.example') };
  elsewhere = sentTo(second, 'nora@casino.example');
});
afterAll(async () => town.close());

const NORA = 'Nora Berg <nora@casino.example>';
const WORDS = 'We have paid you. Please send us your card to confirm.';

const RESULTS: Readonly<Record<string, string | null>> = {
  'authenticated by our server': 'mx.casino.test; dmarc=pass header.from=casino.example',
  'failed at our server': 'mx.casino.test; dmarc=fail header.from=casino.example',
  'authenticated by a stranger': 'mx.evil.example; dmarc=pass header.from=casino.example',
  'not looked at': null,
};
const ADDRESSES: Readonly<Record<string, () => string>> = {
  'her own reply address': () => replyAddressOf(notice.nora),
  'that of a colleague': () => replyAddressOf(notice.sam),
  'a guessed one': () => replyAddressOf(notice.nora).replace(/.{5}@/, 'aaaaa@'),
  'the support address': () => 'support@casino.test',
};
const HEADS: Readonly<Record<string, Partial<Writing>>> = {
  'an honest head': {},
  'a second From': { more: ['From: Nora <nora@casino.example>'] },
  'two mailboxes in From': { from: `${NORA}, mallory@evil.example` },
  'her address as a name': { from: '"nora@casino.example" <mallory@evil.example>' },
  'a Sender': { from: 'Mallory <mallory@evil.example>', more: ['Sender: nora@casino.example'] },
  'a Reply-To': { from: 'Mallory <mallory@evil.example>', more: ['Reply-To: nora@casino.example'] },
};

const CELLS = Object.keys(RESULTS).flatMap((result) =>
  Object.keys(ADDRESSES).flatMap((address) => Object.keys(HEADS).map((head) => ({ result, address, head }))),
);

test('there are 96 mails in her name', () => {
  expect(CELLS).toHaveLength(96);
});

test.each(CELLS.map((cell, index) => ({ ...cell, index })))(
  '$result, to $address, with $head',
  async ({ result, address, head, index }) => {
    const before = versions();
    const received = await town.receive(
      mailOf({
        from: NORA,
        to: ADDRESSES[address]?.() ?? '',
        id: `cell-${String(index)}@casino.example`,
        at: '2026-11-24T12:00:00Z',
        text: WORDS,
        results: RESULTS[result] ?? null,
        ...HEADS[head],
      }),
    );
    const isHers =
      result === 'authenticated by our server' && address === 'her own reply address' && head === 'an honest head';
    const { outgoing } = received.handled.answer;
    const toPlayers = outgoing.filter(({ envelopeTo }) => envelopeTo === 'joe@example.test');
    expect(toPlayers.map(({ letter }) => letter)).toEqual(isHers ? ['reply'] : []);
    if (isHers) return;
    expect(versions()).toEqual(before);
    for (const { raw, envelopeTo } of outgoing) {
      const text = Buffer.from(raw).toString();
      expect(text).not.toContain('300 EUR');
      if (!envelopeTo.endsWith('@casino.example')) expect(text).not.toContain(WORDS.slice(0, 20));
    }
  },
);

test('the same mail again, with something added on its way, is no second act', async () => {
  const once = reply('once@casino.example', 'We have asked the bank.');
  expect((await town.receive(mailOf(once))).handled.occurrence.kind).toBe('agent-wrote');
  const again = await town.receive(mailOf({ ...once, more: ['X-Resent: 1'], text: 'We have asked the bank. Again.' }));
  expect(again.handled.occurrence.kind).toBe('agent-repeated');
  expect(again.handled.answer.outgoing).toEqual([]);
});

test('her address for one ticket opens no other', async () => {
  const to = replyAddressOf(elsewhere).replace(
    /rdr-[0-9a-z]{4}-[0-9a-z]{4}/,
    town.tickets()[0]?.reference.toLowerCase() ?? '',
  );
  const received = await town.receive(mailOf({ ...reply('other@casino.example', WORDS), to }));
  expect(received.handled.occurrence.kind).toBe('agent-unproven');
});

/** Of the two tickets that the forger is after; mails in the name of nobody of ours are tickets of their own. */
function versions(): readonly number[] {
  const theirs = town.tickets().filter(({ player }) => player.address.endsWith('@example.test'));
  return theirs.map(({ version }) => version);
}

function reply(id: string, text: string): Writing {
  return { from: NORA, to: replyAddressOf(notice.nora), id, at: '2026-11-24T13:00:00Z', text };
}

function complaint(player: string, text: string): Writing {
  return {
    from: `${player} <${player}@example.test>`,
    to: 'support@casino.test',
    subject: 'Complaint',
    id: `${player}@example.test`,
    at: '2026-11-24T10:00:00Z',
    text,
  };
}

function sentTo({ handled }: Received, address: string): OutgoingMail {
  const mail = handled.answer.outgoing.find(({ envelopeTo }) => envelopeTo === address);
  if (!mail) throw new Error(`nothing was sent to ${address}`);
  return mail;
}
