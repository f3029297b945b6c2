import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { evolve } from '../../src/ticket/evolve.ts';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import { mailOf, replyAddressOf, type Writing } from './letter-box.ts';
import { openTown, type Passed, type Town } from './town.ts';

const AMELIE = 'amelie@example.test';
const LAWYER = 'blanc@lawyers.test';

test('a letter that our mail server refuses goes to the lawyer whom the player named, and the agent is told', async () => {
  const town = await newTown();
  await caseWithALawyer(town);
  town.refuse(AMELIE);
  const passed = await town.wait(new Date('2026-12-01T18:00:00Z'));
  const { id } = town.tickets()[0]!;
  const [refused, again] = lettersOf(passed).filter(({ ticketId }) => ticketId === id);
  expect(refused!.envelopeTo).toBe(AMELIE);
  expect([again!.envelopeTo, again!.letter]).toEqual([LAWYER, refused!.letter]);
  const [first, second] = await Promise.all([refused!, again!].map(async ({ raw }) => simpleParser(Buffer.from(raw))));
  expect(second!.text).toBe(first!.text);
  const [notice] = noticesIn(passed);
  expect(notice).toContain(`It was sent again to ${LAWYER}`);
  expect(notice).toContain('the mail server refused it: 550 5.1.1');
  expect(notice).not.toContain(`<${AMELIE}>: no such user`);
});

test('a letter that is refused at the only address is told to the agent once, and the case goes on', async () => {
  const town = await newTown();
  town.refuse(AMELIE);
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, at: '2026-11-24T09:00:00Z' });
  const day = await town.wait(new Date('2026-11-24T12:00:00Z'));
  expect(kindsIn(day).filter((kind) => kind === 'letter-undeliverable')).toHaveLength(1);
  expect(noticesIn(day)).toHaveLength(1);
  expect(noticesIn(day)[0]).toContain('the house knows no other address for certain');
  expect(town.tickets()[0]!.life).toMatchObject({ refused: [], unsent: [] });
  const later = await town.wait(new Date('2026-12-10T12:00:00Z'));
  expect(lettersOf(later).length).toBeGreaterThan(0);
});

test('a letter that goes through after all is looked after no more', async () => {
  const town = await newTown();
  town.refuse(AMELIE);
  const { handled } = await send(town, {
    from: AMELIE,
    subject: 'Withdrawal',
    text: COMPLAINT,
    at: '2026-11-24T09:00:00Z',
  });
  const { messageId = '' } = handled.answer.outgoing.find(({ envelopeTo }) => envelopeTo === AMELIE) ?? {};
  const about = { letter: 'acknowledgement', messageId, at: '2026-11-24T09:05:00.000Z' };
  const refused = evolve(town.tickets()[0]!, { kind: 'letter-refused', ...about, reason: '550 no' });
  expect(refused.life.refused).toHaveLength(1);
  expect(evolve(refused, { kind: 'letter-sent', ...about, response: '250' }).life.refused).toEqual([]);
});

const COMPLAINT =
  'My withdrawal of 350 EUR by Skrill of 18 November has not arrived. Transaction number TX-8841-2290, username amelie_m.';

async function newTown(): Promise<Town> {
  const town = await openTown();
  onTestFinished(town.close);
  return town;
}

async function caseWithALawyer(town: Town): Promise<void> {
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, at: '2026-11-24T09:00:00Z' });
  const { reference } = town.tickets()[0]!;
  await send(town, { from: LAWYER, subject: reference, text: 'I act for Ms Amelie.', at: '2026-11-24T15:00:00Z' });
  const passed = await town.wait(new Date('2026-11-25T12:00:00Z'));
  const question = lettersOf(passed).find(({ letter }) => letter === 'representative-question');
  const yes = { from: AMELIE, to: replyAddressOf(question!), answers: question!, text: 'Yes' };
  await send(town, { ...yes, at: '2026-11-25T13:00:00Z' });
  await town.wait(new Date('2026-11-25T14:00:00Z'));
}

function lettersOf(passed: readonly Passed[]): readonly OutgoingMail[] {
  return passed.flatMap(({ outgoing }) => outgoing).filter(({ letter }) => !letter.startsWith('agent-'));
}

function noticesIn(passed: readonly Passed[]): readonly string[] {
  const notices = passed.flatMap(({ outgoing }) => outgoing).filter(({ letter }) => letter === 'agent-notice');
  const texts = notices.map(({ raw }) => Buffer.from(raw).toString().replace(/=\r\n/g, ''));
  return texts.filter((text) => text.includes('A letter to the player came back'));
}

function kindsIn(passed: readonly Passed[]): readonly string[] {
  return passed.flatMap(({ events }) => events).map(({ kind }) => kind);
}

let count = 0;

async function send(town: Town, writing: Omit<Writing, 'to' | 'id'> & { readonly to?: string }) {
  count += 1;
  return town.receive(mailOf({ to: 'support@casino.test', id: `refused-${count}@example.test`, ...writing }));
}
