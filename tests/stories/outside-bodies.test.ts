import { afterEach, beforeEach, expect, test } from 'vitest';
import { asHistory } from '../../src/desk/as-history.ts';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { mailOf, replyAddressOf, type Writing } from './letter-box.ts';
import { openTown, type Received, type Town } from './town.ts';

/**
 * Mail of mediators and regulators over the whole desk: whose it is, where it is kept, who hears of it, what becomes of
 * its clock, and to whom the answers of the house go.
 */
let town: Town;
let count = 0;

beforeEach(async () => {
  town = await openTown({ profile: 'mga', calendar: 'malta-office' });
  count = 0;
});
afterEach(async () => town.close());

const JOE = 'Joe Baxter <joe@players.test>';
const SAM = 'Sam Okoye <sam@casino.example>';
const NORA = 'Nora Berg <nora@casino.example>';
const MEDIATOR = 'Case Team <cases@ecogra.org>';
const ASKS = 'Please let us have your position on the complaint of your player.';

test('a mail of a mediator is kept on the case that it names; only supervisors hear of it', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });

  expect(sentIn(came)).toEqual([['agent-outside', 'sam@casino.example']]);
  const letter = textOf(toAddress(came, 'sam@casino.example'));
  for (const words of ['eCOGRA', 'cases@ecogra.org', 'must have our answer by', ASKS, 'do not go to the player'])
    expect(letter).toContain(words);
  const ticket = ticketOf(joe);
  expect(ticket.messages.at(-1)).toMatchObject({ direction: 'in', kind: 'outside-body', from: 'cases@ecogra.org' });
  // Ten working days of Malta after Wednesday, 25 November; 8 December is a holiday.
  expect(ticket.deadlines.outsideBody).toBe('2026-12-10T17:00:00.000Z');
  expect(ticket).toMatchObject({ status: 'open', stage: 'complaint', queue: 'players', priority: 'P2' });
});

test('the answer to that mail goes to the mediator in its thread, never to the player, and ends the clock', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})`, id: 'ec-1@ecogra.org' });
  const answered = await answers(SAM, toAddress(came, 'sam@casino.example'), 'Our position: the bets broke the terms.');

  expect(sentIn(answered)).toEqual([['submission', 'cases@ecogra.org']]);
  const submission = toAddress(answered, 'cases@ecogra.org');
  expect(headOf(submission)).toContain('In-Reply-To: <ec-1@ecogra.org>');
  expect(headOf(submission)).toMatch(/^From: "?Sam \(Redress Casino\)"? <support@casino\.test>/m);
  for (const secret of ['joe@players.test', 'sam@casino.example', 'Okoye'])
    expect(wholeOf(submission)).not.toContain(secret);
  expect(ticketOf(joe).deadlines.outsideBody).toBeUndefined();
  expect(ticketOf(joe).life.outside).toMatchObject([{ answer: { how: 'submission', by: 'sam' } }]);
  expect(ticketOf(joe).life.firstResponseAt).toBeNull();
});

test('an answer to the mail about the player goes to the player alone', async () => {
  const joe = await complains();
  await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const answered = await answers(NORA, joe.notice, 'Hello Joe, we look at the log of your round today.');
  expect(sentIn(answered)).toEqual([['reply', 'joe@players.test']]);
  expect(ticketOf(joe).deadlines.outsideBody).toBeDefined();
});

test('a mail to the address for one party that answers the mail about the other goes to nobody', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const given = await answers(NORA, joe.notice, '#assign sam');
  const aboutPlayer = toAddress(given, 'sam@casino.example');
  const aboutBody = toAddress(came, 'sam@casino.example');
  for (const [to, parent] of [
    [aboutPlayer, aboutBody],
    [aboutBody, aboutPlayer],
  ] as const) {
    const mixed = await writes({ from: SAM, to: replyAddressOf(to), text: 'Whose words are these?', answers: parent });
    expect(mixed.handled.answer.outcome).toBe('quarantined');
    expect(outsideTheHouse(mixed)).toEqual([]);
  }
});

test('an answer to the mediator that is held, corrected or insisted upon still goes to the mediator', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const told = toAddress(came, 'sam@casino.example');
  const typo = await answers(SAM, told, '#answred\n\nOur position stands.');
  expect(outsideTheHouse(typo)).toEqual([]);
  const released = await answers(SAM, toAddress(typo, 'sam@casino.example'), '#release-held');
  expect(outsideTheHouse(released)).toEqual([['submission', 'cases@ecogra.org']]);

  const secret = await answers(SAM, told, 'He paid with 4111 1111 1111 1111.');
  expect(outsideTheHouse(secret)).toEqual([]);
  const corrected = await answers(SAM, toAddress(secret, 'sam@casino.example'), 'He paid with a card.');
  expect(outsideTheHouse(corrected)).toEqual([['submission', 'cases@ecogra.org']]);
});

test('with a mail to the mediator no letter to the player can be asked for', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  for (const command of [
    '#final upheld\nreason: x\naction: y',
    '#ask payment_proof',
    '#close withdrawn',
    '#send status',
  ]) {
    const held = await answers(SAM, toAddress(came, 'sam@casino.example'), `${command}\n\nOur words.`);
    expect(sentIn(held), command).toEqual([['agent-held', 'sam@casino.example']]);
  }
});

test.each([
  ['failed authentication', 'mx.casino.test; dmarc=fail header.from=ecogra.org'],
  ['was signed by nobody', null],
  ['was vouched for by a stranger’s server', 'mx.evil.example; dmarc=pass header.from=ecogra.org'],
])('a mail in a mediator’s name that %s changes no case, and a supervisor looks', async (_how, results) => {
  const joe = await complains();
  const before = ticketOf(joe).version;
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})`, results });

  expect(outsideTheHouse(came)).toEqual([]);
  expect(sentIn(came)).toContainEqual(['agent-notice', 'sam@casino.example']);
  expect(textOf(toAddress(came, 'sam@casino.example'))).toContain('in the name of eCOGRA, and nothing proves it');
  expect(ticketOf(joe).version).toBe(before);
  const own = town.tickets().find(({ reference }) => reference !== joe.reference);
  expect([own?.queue, own?.deadlines.outsideBody]).toEqual(['players', undefined]);
  expect(own?.links).toMatchObject([{ reference: joe.reference }]);
  const later = await town.wait(new Date('2027-01-20T12:00:00Z'));
  const letters = later.flatMap(({ outgoing }) => outgoing.map(({ envelopeTo }) => envelopeTo));
  expect(letters).not.toContain('cases@ecogra.org');
});

test('a look-alike of a mediator’s domain is a stranger like any', async () => {
  const came = await writes({ from: 'Case Team <cases@not-ecogra.org>', to: 'support@casino.test', text: ASKS });
  expect(town.tickets()).toMatchObject([{ queue: 'players' }]);
  expect(outsideTheHouse(came)).toEqual([['acknowledgement', 'cases@not-ecogra.org']]);
});

test('a mail without a reference waits in a queue of its own, with its clock, and is written to by nobody', async () => {
  const came = await mediatorWrites({ subject: 'Case EC-2' });
  expect(sentIn(came)).toEqual([['agent-outside', 'sam@casino.example']]);
  const [own] = town.tickets();
  expect(own).toMatchObject({
    queue: 'outside-bodies',
    status: 'open',
    deadlines: { outsideBody: '2026-12-10T17:00:00.000Z' },
  });
  const later = await town.wait(new Date('2027-02-20T12:00:00Z'));
  const readers = new Set(later.flatMap(({ outgoing }) => outgoing.map(({ envelopeTo }) => envelopeTo)));
  expect([...readers].sort()).toEqual(['complaints-officer@casino.example', 'sam@casino.example']);
  expect(town.tickets()).toMatchObject([{ status: 'open' }]);
});

test('on such a ticket nothing can be written to a player, for there is none', async () => {
  const came = await mediatorWrites({ subject: 'Case EC-2' });
  const given = await answers(SAM, toAddress(came, 'sam@casino.example'), '#assign nora');
  const nora = toAddress(given, 'nora@casino.example');
  for (const text of ['Hello, we look at it.', '#ask payment_proof', '#send status', '#escalate it is late']) {
    const held = await answers(NORA, nora, text);
    expect(sentIn(held), text).toEqual([['agent-held', 'nora@casino.example']]);
  }
  const insists = await answers(NORA, nora, '#send-anyway');
  expect(outsideTheHouse(insists)).toEqual([]);
});

test('merged into its case, the mail keeps its clock, and what the mediator writes later follows', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: 'Case EC-3', id: 'ec-3@ecogra.org' });
  const due = ownTicket(joe).deadlines.outsideBody;
  const merged = await answers(SAM, toAddress(came, 'sam@casino.example'), `#merge ${joe.reference}`);

  expect(outsideTheHouse(merged)).toEqual([]);
  expect(ticketOf(joe).deadlines.outsideBody).toBe(due);
  expect(ownTicket(joe)).toMatchObject({ status: 'closed', life: { mergedInto: joe.reference } });
  expect(ownTicket(joe).deadlines.outsideBody).toBeUndefined();
  const onCase = merged.handled.answer.outgoing.find(({ letter }) => letter === 'agent-outside');
  expect(onCase?.subject).toContain(joe.reference);

  const more = await mediatorWrites({
    subject: 'Re: Case EC-3',
    text: 'And the log, please.',
    ancestor: 'ec-3@ecogra.org',
  });
  expect(more.handled.answer).toMatchObject({
    outcome: 'joined-ticket',
    ticket: { ticket: { reference: joe.reference } },
  });
  const answered = await answers(SAM, onCase!, 'Our position is in the file.');
  expect(outsideTheHouse(answered)).toEqual([['submission', 'cases@ecogra.org']]);
  // The log was asked for after the mail that Sam answers: it still waits.
  expect(ticketOf(joe).life.outside.map(({ answer }) => answer?.how ?? null)).toEqual(['submission', null]);
});

test('an answer that is late is told to supervisors in working hours, then to compliance', async () => {
  const joe = await complains();
  await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const passed = await town.wait(new Date('2026-12-11T12:00:00Z'));
  const told = passed.flatMap(({ at, outgoing }) =>
    outgoing
      .filter(({ letter, subject }) => letter === 'agent-outside' || /answer to ecogra/.test(subject))
      .map(({ envelopeTo }) => `${at.toISOString().slice(0, 13)} ${envelopeTo}`),
  );
  expect(told).toEqual([
    '2026-12-03T08 sam@casino.example',
    '2026-12-07T15 sam@casino.example',
    '2026-12-11T08 sam@casino.example',
    '2026-12-11T08 complaints-officer@casino.example',
  ]);
});

test('meanwhile the promises to the player go on as if nobody had written', async () => {
  const joe = await complains();
  const promised = ticketOf(joe).deadlines;
  await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const { outsideBody, ...others } = ticketOf(joe).deadlines;
  expect(outsideBody).toBeDefined();
  expect(others).toEqual(promised);
});

test('a closed case is opened for the house, without a word to the player', async () => {
  const joe = await complains();
  await answers(NORA, joe.notice, '#close no-complaint');
  expect(ticketOf(joe).status).toBe('closed');
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  expect(outsideTheHouse(came)).toEqual([]);
  expect(ticketOf(joe)).toMatchObject({ status: 'open', stage: 'dispute' });
  const later = await town.wait(new Date('2027-01-20T12:00:00Z'));
  expect(later.flatMap(({ outgoing }) => outgoing.map(({ envelopeTo }) => envelopeTo))).not.toContain(
    'joe@players.test',
  );
});

test('a supervisor may say that it was answered by another way; a case does not close while a body waits', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const told = toAddress(came, 'sam@casino.example');
  const early = await answers(NORA, joe.notice, '#close no-complaint');
  expect(sentIn(early)).toEqual([['agent-held', 'nora@casino.example']]);
  const answered = await answers(SAM, told, '#answered in their portal, number 77');
  expect(sentIn(answered)).toEqual([['agent-transcript', 'sam@casino.example']]);
  expect(ticketOf(joe).life.outside).toMatchObject([
    { answer: { how: 'otherwise', note: 'in their portal, number 77' } },
  ]);
  const history = await answers(SAM, told, '#history');
  const lines = textOf(toAddress(history, 'sam@casino.example'));
  expect(lines).toContain('the outside body cases@ecogra.org wrote: Case EC-1');
  expect(lines).toContain('was answered otherwise: in their portal, number 77');
});

test('the list of a supervisor begins with the bodies that wait; that of an agent does not have them', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: 'Case EC-2' });
  const sams = await answers(SAM, toAddress(came, 'sam@casino.example'), '#list');
  expect(textOf(toAddress(sams, 'sam@casino.example'))).toContain('eCOGRA waits for our answer by');
  const noras = await answers(NORA, joe.notice, '#list');
  expect(textOf(toAddress(noras, 'nora@casino.example'))).not.toContain('eCOGRA');
});

test('a submission that comes back has answered nothing', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const answered = await answers(SAM, toAddress(came, 'sam@casino.example'), 'Our position stands.');
  const submission = toAddress(answered, 'cases@ecogra.org');
  const bounced = await town.receive(bounceOf(submission));
  expect(bounced.handled.answer.outcome).toBe('matched-bounce');
  expect(ticketOf(joe).deadlines.outsideBody).toBeDefined();
  const told = (await town.wait(new Date('2026-11-26T10:05:00Z'))).flatMap(({ outgoing }) => outgoing);
  const ours = told.filter(({ letter }) => letter === 'agent-outside');
  expect(ours.map(({ envelopeTo }) => envelopeTo)).toEqual(['sam@casino.example']);
  expect(textOf(ours[0]!)).toContain('Our answer came back');
});

test('what a machine of the mediator sends is filed: newsletters, vacation replies, receipts', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const answered = await answers(SAM, toAddress(came, 'sam@casino.example'), 'Our position stands.');
  const submission = toAddress(answered, 'cases@ecogra.org');
  for (const more of [
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated'],
    ['Precedence: bulk'],
    ['List-Id: <news.ecogra.org>', 'List-Unsubscribe: <https://ecogra.org/u>'],
  ]) {
    const filed = await mediatorWrites({ subject: 'Automatic reply', more, answers: submission });
    expect(filed.handled.answer, more[0]).toMatchObject({ outcome: 'filed', outgoing: [] });
  }
  expect(town.tickets()).toHaveLength(1);
  expect(ticketOf(joe).deadlines.outsideBody).toBeUndefined();
});

test.each([
  ['from an address that takes no answers', 'eCOGRA <noreply@ecogra.org>', []],
  ['that says of itself that a machine wrote it', 'eCOGRA <noreply@ecogra.org>', ['Auto-Submitted: auto-generated']],
])('the notice of a portal, %s, has its clock; nobody can answer it by mail', async (_, from, more) => {
  const joe = await complains();
  const came = await mediatorWrites({ from, more, subject: `New message in case EC-1 (${joe.reference})` });
  expect(sentIn(came)).toEqual([['agent-outside', 'sam@casino.example']]);
  const told = toAddress(came, 'sam@casino.example');
  expect(textOf(told)).toContain('Nobody reads what is sent to noreply@ecogra.org');
  expect(ticketOf(joe).deadlines.outsideBody).toBe('2026-12-10T17:00:00.000Z');

  const held = await answers(SAM, told, 'Our position: the bets broke the terms.');
  expect(sentIn(held)).toEqual([['agent-held', 'sam@casino.example']]);
  expect(textOf(toAddress(held, 'sam@casino.example'))).toContain('answer where their mail says');
  await answers(SAM, told, '#answered in their portal');
  expect(ticketOf(joe).deadlines.outsideBody).toBeUndefined();
});

test('a notice in the name of a portal that is not authenticated is filed', async () => {
  const joe = await complains();
  const forged = await mediatorWrites({ from: 'eCOGRA <noreply@ecogra.org>', subject: joe.reference, results: null });
  expect(forged.handled.answer).toMatchObject({ outcome: 'filed', outgoing: [] });
});

test('a player who quotes or forwards a mail of the mediator is the player still', async () => {
  const joe = await complains();
  const quoting = await writes({
    from: JOE,
    to: 'support@casino.test',
    subject: `Re: ${joe.reference}`,
    text: `See what they wrote to me.\n\n---------- Forwarded message ---------\nFrom: Case Team <cases@ecogra.org>\nSubject: Case EC-1\n\n${ASKS}`,
  });
  expect(quoting.handled.occurrence.kind).toBe('player-wrote');
  expect(ticketOf(joe).life.outside).toEqual([]);
});

test('a mediator who speaks of two cases is kept apart and linked with both', async () => {
  const joe = await complains();
  const amelie = await complains('Amelie Martin <amelie@players.test>');
  const came = await mediatorWrites({
    subject: 'Two cases',
    text: `About ${joe.reference} and ${amelie.reference}: ${ASKS}`,
  });
  expect(came.handled.answer.reason).toContain('more than one case');
  const own = town.tickets().find(({ queue }) => queue === 'outside-bodies');
  expect(own?.links.map(({ reference }) => reference)).toEqual([joe.reference, amelie.reference]);
  expect(ticketOf(joe).links).toHaveLength(1);
});

test('its files reach the supervisor, and those of the supervisor reach the mediator', async () => {
  const joe = await complains();
  const came = await town.receive(
    withFile({ from: MEDIATOR, subject: `Case EC-1 (${joe.reference})`, to: 'support@casino.test' }),
  );
  const told = toAddress(came, 'sam@casino.example');
  expect(wholeOf(told)).toContain('statement.txt');
  const answered = await town.receive(
    withFile({ from: SAM, subject: 'Re: Case EC-1', to: replyAddressOf(told), answers: told }),
  );
  expect(sentIn(answered)).toEqual([['submission', 'cases@ecogra.org']]);
  expect(wholeOf(toAddress(answered, 'cases@ecogra.org'))).toContain('statement.txt');
});

test('an imported mail of a mediator is history: it is kept, and no clock runs for it', async () => {
  const joe = await complains();
  const came = await mediatorWrites({ subject: `Case EC-1 (${joe.reference})` });
  const { answer } = asHistory(came.handled, new Date('2027-01-20T12:00:00Z'));
  expect(answer.outgoing).toEqual([]);
  expect(answer.ticket?.events.map(({ kind }) => kind)).toEqual(['outside-body-wrote', 'outside-body-answered']);
});

interface Complaint {
  readonly reference: string;
  /** Nora's mail about it. */
  readonly notice: OutgoingMail;
}

async function complains(from = JOE): Promise<Complaint> {
  const text = `You took my winnings of the game Starburst, I want them back. My name is ${from.split(' <')[0] ?? ''}.`;
  const opened = await writes({
    from,
    to: 'support@casino.test',
    subject: 'My winnings',
    text,
    at: '2026-11-24T09:00:00Z',
  });
  const ticket = opened.handled.answer.ticket;
  const first = ticket?.kind === 'opens' ? ticket.events[0] : null;
  if (first?.kind !== 'opened') throw new Error('no ticket was opened');
  await town.wait(new Date('2026-11-24T09:05:00Z'));
  return { reference: first.reference, notice: toAddress(opened, 'nora@casino.example') };
}

async function mediatorWrites({
  ancestor,
  ...writing
}: Partial<Writing> & { readonly ancestor?: string }): Promise<Received> {
  const more = [...(writing.more ?? []), ...(ancestor === undefined ? [] : [`In-Reply-To: <${ancestor}>`])];
  return writes({
    from: MEDIATOR,
    to: 'support@casino.test',
    text: ASKS,
    at: '2026-11-25T11:00:00Z',
    ...writing,
    more,
  });
}

async function answers(from: string, told: OutgoingMail, text: string): Promise<Received> {
  return writes({ from, to: replyAddressOf(told), subject: `Re: ${told.subject}`, text, answers: told });
}

async function writes(writing: Partial<Writing> & Pick<Writing, 'from' | 'to' | 'text'>): Promise<Received> {
  count += 1;
  const minute = String(count).padStart(2, '0');
  return town.receive(mailOf({ id: `mail-${minute}@example.test`, at: `2026-11-25T12:${minute}:00Z`, ...writing }));
}

function ticketOf({ reference }: Complaint): Ticket {
  return found(town.tickets().find((ticket) => ticket.reference === reference));
}

function ownTicket({ reference }: Complaint): Ticket {
  return found(town.tickets().find((ticket) => ticket.reference !== reference));
}

function found(ticket: Ticket | undefined): Ticket {
  if (!ticket) throw new Error('no such ticket');
  return ticket;
}

function sentIn({ handled }: Received): readonly (readonly [string, string])[] {
  return handled.answer.outgoing.map(({ letter, envelopeTo }) => [letter, envelopeTo] as const);
}

function outsideTheHouse(received: Received): readonly (readonly [string, string])[] {
  return sentIn(received).filter(([, to]) => !to.endsWith('@casino.example'));
}

function toAddress({ handled }: Received, address: string): OutgoingMail {
  const mail = handled.answer.outgoing.find(({ envelopeTo }) => envelopeTo === address);
  if (!mail) throw new Error(`nothing was sent to ${address}`);
  return mail;
}

function wholeOf({ raw }: OutgoingMail): string {
  return Buffer.from(raw)
    .toString()
    .replace(/\r\n[ \t]+/g, ' ');
}

function headOf(mail: OutgoingMail): string {
  return wholeOf(mail).split('\r\n\r\n')[0] ?? '';
}

function textOf({ raw }: OutgoingMail): string {
  const quoted = Buffer.from(raw).toString().replace(/=\r\n/g, '');
  const bytes = quoted.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString().replace(/\s+/g, ' ');
}

function withFile({
  from,
  to,
  subject,
  answers: told,
}: Pick<Writing, 'from' | 'to' | 'answers'> & { readonly subject: string }): Buffer {
  const plain = mailOf({
    from,
    to,
    subject,
    text: '',
    id: `file-${to.length}@example.test`,
    at: '2026-11-25T13:00:00Z',
    ...(told && { answers: told }),
  }).toString();
  const head = plain
    .split('\r\n')
    .filter((line) => !/^(?:Content-|MIME-)/.test(line))
    .join('\r\n')
    .trimEnd();
  return Buffer.from(
    `${head}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nOur statement is attached, with what we have.\r\n--b\r\nContent-Type: text/plain; name=statement.txt\r\nContent-Disposition: attachment; filename=statement.txt\r\n\r\nThe statement of ${from}.\r\n--b--\r\n`,
  );
}

function bounceOf({ envelopeFrom, envelopeTo, messageId }: OutgoingMail): Buffer {
  return Buffer.from(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.casino.test',
      `To: ${envelopeFrom}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Message-ID: <bounce-1@mx.casino.test>',
      'Date: Thu, 26 Nov 2026 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'It could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.casino.test',
      '',
      `Final-Recipient: rfc822; ${envelopeTo}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${messageId}>`,
      '--b--',
      '',
    ].join('\r\n'),
  );
}
