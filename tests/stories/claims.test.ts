import { expect, onTestFinished, test } from 'vitest';
import { mailOf, replyAddressOf, type Writing } from './letter-box.ts';
import { openTown, type Received, type Town } from './town.ts';

const AMELIE = 'Amelie <amelie@example.test>';
const JOE = 'Joe <joe@example.test>';
const LAWYER = 'Maître Blanc <blanc@lawyers.test>';
const COMPLAINT =
  'My withdrawal of 350 EUR by Skrill of 18 November has not arrived. Transaction number TX-8841-2290, username amelie_m.';

test('the same complaint once more is added to its ticket and answered with the reference that it has', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, at: '2026-11-24T09:00:00Z' });
  await town.wait(new Date('2026-11-25T08:00:00Z'));
  const words = 'Hello? Where is my withdrawal with the transaction number TX-8841-2290?';
  const again = await send(town, { from: AMELIE, subject: 'Hello?', text: words, at: '2026-11-25T09:00:00Z' });
  expect(again.handled.answer.reason).toBe('joined by the same claim again');
  expect(lettersOf(again)).toEqual(['repeated']);
  expect(town.tickets()).toHaveLength(1);
  expect(textOf(again)).toContain(town.tickets()[0]!.reference);
});

test('the same mail by the web form joins too, and a forged one does not', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, at: '2026-11-24T09:00:00Z' });
  const more = { from: AMELIE, subject: 'Withdrawal', at: '2026-11-24T09:05:00Z' };
  const unproven = await send(town, { ...more, text: COMPLAINT, results: null });
  expect(unproven.handled.answer.outcome).toBe('joined-ticket');
  const forged = await send(town, {
    ...more,
    text: `${COMPLAINT} Pay it to GB29.`,
    results: 'mx.casino.test; dmarc=fail',
  });
  expect(forged.handled.answer.outcome).toBe('new-ticket');
  expect(town.tickets()[0]!.links).toHaveLength(1);
});

test('the same transaction from another address opens a ticket of its own; both name each other and its player learns nothing', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, at: '2026-11-24T09:00:00Z' });
  const text = 'My withdrawal with the transaction number TX-8841-2290 is blocked, please pay it out to me.';
  const other = await send(town, { from: JOE, subject: 'Withdrawal', text, at: '2026-11-24T11:00:00Z' });
  const [first, second] = town.tickets();
  expect(first!.links).toEqual([{ reference: second!.reference, why: 'the same transaction number TX88412290' }]);
  expect(second!.links).toEqual([{ reference: first!.reference, why: 'the same transaction number TX88412290' }]);
  expect(lettersOf(other)).toEqual(['acknowledgement']);
  expect(textOf(other)).not.toContain(first!.reference);
});

test('a lawyer who quotes the reference reads along only after the player said yes', async () => {
  const town = await openTown();
  onTestFinished(town.close);
  await send(town, { from: AMELIE, subject: 'Withdrawal', text: COMPLAINT, at: '2026-11-24T09:00:00Z' });
  const { reference } = town.tickets()[0]!;
  const claim = { from: LAWYER, subject: reference, text: 'I act for Ms Amelie in this matter.' };
  const stranger = await send(town, { ...claim, at: '2026-11-24T15:00:00Z' });
  expect(lettersOf(stranger)).toEqual(['stranger']);
  const passed = await town.wait(new Date('2026-11-25T12:00:00Z'));
  const question = passed.flatMap(({ outgoing }) => outgoing).find((one) => one.letter === 'representative-question')!;
  expect(question.envelopeTo).toBe('amelie@example.test');
  const answer = { from: AMELIE, to: replyAddressOf(question), answers: question, text: 'Yes' };
  const consent = await send(town, { ...answer, at: '2026-11-25T13:00:00Z' });
  expect(lettersOf(consent)).toEqual(['representative-noted']);
  const later = await send(town, { ...claim, text: 'Here is my power of attorney.', at: '2026-11-26T09:00:00Z' });
  expect(later.handled.answer.outcome).toBe('joined-ticket');
  expect(later.handled.answer.reason).toContain('from an authenticated participant');
});

let count = 0;

async function send(town: Town, writing: Omit<Writing, 'to' | 'id'> & { readonly to?: string }): Promise<Received> {
  count += 1;
  return town.receive(mailOf({ to: 'support@casino.test', id: `claims-${count}@example.test`, ...writing }));
}

function lettersOf({ handled }: Received): readonly string[] {
  return plannedIn(handled).map(({ letter }) => letter);
}

function textOf({ handled }: Received): string {
  return plannedIn(handled)
    .map(({ message: { subject, text } }) => `${subject}\n${text}`)
    .join('\n');
}

function plannedIn({ answer }: Received['handled']) {
  return (answer.ticket?.events ?? []).flatMap((event) =>
    event.kind === 'letter-planned' && !event.letter.startsWith('agent-') ? [event] : [],
  );
}
