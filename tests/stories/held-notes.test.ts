import { expect, onTestFinished, test } from 'vitest';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import { mailOf, replyAddressOf } from './letter-box.ts';
import { openTown, type Received } from './town.ts';

test('a note that was held for a slip stays a note when it is released', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  const opened = await town.receive(
    mailOf({
      from: 'Joe <joe@players.test>',
      to: 'support@casino.test',
      subject: 'My withdrawal',
      id: 'joe-1@players.test',
      at: '2026-11-24T09:00:00Z',
      text: 'The withdrawal of 300 EUR is pending since Monday.',
    }),
  );
  const notice = sentTo(opened, 'nora@casino.example');
  const noteAddress = /write to (\S+@casino\.test)/.exec(bodyOf(notice))?.[1] ?? '';
  const words = 'He was seen at the other casino of the group, do not tell him.';
  const held = await town.receive(
    mailOf({
      ...nora,
      to: noteAddress,
      id: 'note@casino.example',
      at: '2026-11-24T10:00:00Z',
      text: `#tkae\n\n${words}`,
    }),
  );
  const back = sentTo(held, 'nora@casino.example');
  expect(back.letter).toBe('agent-held');

  const released = await town.receive(
    mailOf({
      ...nora,
      to: replyAddressOf(back),
      id: 'release@casino.example',
      at: '2026-11-24T10:05:00Z',
      text: '#release-held',
      answers: back,
    }),
  );

  expect(released.handled.answer.outgoing.map(({ envelopeTo }) => envelopeTo)).not.toContain('joe@players.test');
  expect(town.tickets()[0]?.work.wrote.map(({ use, text }) => [use, text])).toEqual([['note', words]]);
});

const nora = { from: 'Nora Berg <nora@casino.example>' };

function sentTo({ handled }: Received, address: string): OutgoingMail {
  const mail = handled.answer.outgoing.find(({ envelopeTo }) => envelopeTo === address);
  if (!mail) throw new Error(`nothing was sent to ${address}`);
  return mail;
}

function bodyOf({ raw }: OutgoingMail): string {
  return Buffer.from(raw).toString().replace(/=\r\n/g, '').replaceAll('=3D', '=');
}
