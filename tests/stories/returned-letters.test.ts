import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import { bounceOf } from '../servers/harness/bounce-mail.ts';
import { mailOf, replyAddressOf, type Writing } from './letter-box.ts';
import { openTown, type Received, type Town } from './town.ts';

const AMELIE = 'amelie@example.test';
const LAWYER = 'blanc@lawyers.test';
const SISTER = 'sister@example.test';

test('a letter that comes back goes to the lawyer whom the player named, word for word, once, and the agent is told', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  const letter = await letterInACaseWithALawyer(town);
  const came = await bounce(town, letter, AMELIE, '2026-12-02T10:00:00Z');
  expect(came.handled.answer.outcome).toBe('matched-bounce');
  const again = toPlayerSide(came);
  expect(again.map(({ envelopeTo, letter: name }) => [envelopeTo, name])).toEqual([[LAWYER, letter.letter]]);
  const [first, second] = await Promise.all([letter, again[0]!].map(async ({ raw }) => simpleParser(Buffer.from(raw))));
  expect(second!.text).toBe(first!.text);
  expect(second!.html).toBe(first!.html);
  expect(second!.subject).toBe(first!.subject);
  expect(second!.to).toMatchObject({ text: LAWYER });
  expect(second!.messageId).toBe(`<${again[0]!.messageId}>`);
  expect(again[0]!.messageId).not.toBe(letter.messageId);
  expect(again[0]!.envelopeFrom).not.toBe(letter.envelopeFrom);
  expect(noticeIn(came)).toContain(`It was sent again to ${LAWYER}`);

  const second_report = await bounce(town, letter, AMELIE, '2026-12-02T10:05:00Z');
  expect(toPlayerSide(second_report)).toEqual([]);
  expect(noticeIn(second_report)).toBe('');
});

test('a letter that comes back from every address that the house knows stops, and the agent is told so', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  const letter = await letterInACaseWithALawyer(town);
  const [again] = toPlayerSide(await bounce(town, letter, AMELIE, '2026-12-02T10:00:00Z'));
  const last = await bounce(town, again!, LAWYER, '2026-12-02T11:00:00Z');
  expect(toPlayerSide(last)).toEqual([]);
  expect(noticeIn(last)).toContain('the house knows no other address for certain');
  expect(kindsIn(last)).toContain('letter-undeliverable');
});

test('the answer of whoever got it in the player’s place joins the ticket', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  const letter = await letterInACaseWithALawyer(town);
  const [again] = toPlayerSide(await bounce(town, letter, AMELIE, '2026-12-02T10:00:00Z'));
  const answer = {
    from: LAWYER,
    to: replyAddressOf(again!),
    answers: again!,
    text: 'My client changed her address.',
  };
  const joined = await send(town, { ...answer, at: '2026-12-02T12:00:00Z' });
  expect(joined.handled.answer.outcome).toBe('joined-ticket');
});

test('addresses that only stood in a header, or that wait for the player’s word, get nothing', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  const more = [`Cc: ${SISTER}`, `Reply-To: ${SISTER}`];
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, more, at: '2026-11-24T09:00:00Z' });
  const { reference } = town.tickets()[0]!;
  await send(town, { from: LAWYER, subject: reference, text: 'I act for her.', at: '2026-11-24T15:00:00Z' });
  const letter = await nextLetter(town, '2026-12-10T12:00:00Z');
  const came = await bounce(town, letter, AMELIE, '2026-12-10T13:00:00Z');
  expect(toPlayerSide(came)).toEqual([]);
  expect(noticeIn(came)).toContain('the house knows no other address for certain');
});

test('the question whether somebody may speak for the player goes to nobody but the player', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  await caseWithALawyer(town);
  const { reference } = town.tickets()[0]!;
  const other = { from: SISTER, subject: reference, text: 'I write for my sister.' };
  await send(town, { ...other, at: '2026-11-26T09:00:00Z' });
  const question = await nextLetter(town, '2026-12-10T12:00:00Z', 'representative-question');
  expect(toPlayerSide(await bounce(town, question, AMELIE, '2026-12-10T13:00:00Z'))).toEqual([]);
});

test('a report that names another address, an unknown mail or a passing trouble sends nothing again', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  const letter = await letterInACaseWithALawyer(town);
  const forged = bounceOf({ raw: Buffer.from(letter.raw) }, AMELIE, 'forged@mail.test');
  const reports = [
    bounceOf({ raw: Buffer.from(letter.raw) }, LAWYER, 'of-the-lawyer@mail.test'),
    forged.replaceAll(letter.messageId, 'rdr-0000-0000.aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaa@casino.test'),
    forged.replaceAll('5.1.1', '4.2.2').replaceAll('no such user', 'mailbox full').replace('550 ', '452 '),
  ];
  for (const report of reports) {
    const came = await town.receive(Buffer.from(report.replace(/^Date: .*$/m, dateOf('2026-12-02T10:00:00Z'))));
    expect(toPlayerSide(came)).toEqual([]);
  }
  expect(town.tickets()[0]!.life.returned).toEqual([]);
  expect(toPlayerSide(await bounce(town, letter, AMELIE, '2026-12-02T11:00:00Z'))).toHaveLength(1);
});

test('at night it waits for the morning', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  const letter = await letterInACaseWithALawyer(town);
  const [again] = toPlayerSide(await bounce(town, letter, AMELIE, '2026-12-02T01:00:00Z'));
  expect(again!.dueAt > '2026-12-02T05:00:00Z').toBe(true);
  expect(again!.dueAt < '2026-12-02T12:00:00Z').toBe(true);
});

const COMPLAINT =
  'My withdrawal of 350 EUR by Skrill of 18 November has not arrived. Transaction number TX-8841-2290, username amelie_m.';

async function caseWithALawyer(town: Town): Promise<void> {
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, at: '2026-11-24T09:00:00Z' });
  const { reference } = town.tickets()[0]!;
  await send(town, { from: LAWYER, subject: reference, text: 'I act for Ms Amelie.', at: '2026-11-24T15:00:00Z' });
  const question = await nextLetter(town, '2026-11-25T12:00:00Z', 'representative-question');
  const yes = { from: AMELIE, to: replyAddressOf(question), answers: question, text: 'Yes' };
  await send(town, { ...yes, at: '2026-11-25T13:00:00Z' });
}

/** One that no mail asked for, so that it has a return path of its own. */
async function letterInACaseWithALawyer(town: Town): Promise<OutgoingMail> {
  await caseWithALawyer(town);
  return nextLetter(town, '2026-12-01T18:00:00Z');
}

async function nextLetter(town: Town, until: string, name?: string): Promise<OutgoingMail> {
  const outgoing = (await town.wait(new Date(until))).flatMap((passed) => passed.outgoing);
  const letter = outgoing.findLast((one) => one.envelopeTo === AMELIE && (name ?? one.letter) === one.letter);
  if (!letter) throw new Error(`nothing was written to Amelie until ${until}`);
  return letter;
}

async function bounce(town: Town, { raw }: OutgoingMail, recipient: string, at: string): Promise<Received> {
  const report = bounceOf({ raw: Buffer.from(raw) }, recipient, `bounce-${(count += 1)}@mail.test`);
  return town.receive(Buffer.from(report.replace(/^Date: .*$/m, dateOf(at))));
}

function dateOf(at: string): string {
  return `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`;
}

function toPlayerSide({ handled }: Received): readonly OutgoingMail[] {
  return handled.answer.outgoing.filter(({ letter }) => !letter.startsWith('agent-'));
}

function noticeIn({ handled }: Received): string {
  const notice = handled.answer.outgoing.find(({ letter }) => letter === 'agent-notice');
  return Buffer.from(notice?.raw ?? [])
    .toString()
    .replace(/=\r\n/g, '');
}

function kindsIn({ handled }: Received): readonly string[] {
  return (handled.answer.ticket?.events ?? []).map(({ kind }) => kind);
}

let count = 0;

async function send(town: Town, writing: Omit<Writing, 'to' | 'id'> & { readonly to?: string }): Promise<Received> {
  count += 1;
  return town.receive(mailOf({ to: 'support@casino.test', id: `returned-${count}@example.test`, ...writing }));
}
