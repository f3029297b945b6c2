import { expect, test } from 'vitest';
import { mailFrom, mailsOf, openWorld, send } from './world.ts';

const DESK = 'support@casino.example';
const JOE = 'joe@players.test';
const SAM = 'sam@casino.example';

test('Mail for any plus address of a resident is delivered to them, with the address it was sent to', async () => {
  const world = await openWorld();
  await send(world, { raw: mailFrom(JOE), from: JOE, to: 'Support+r4kq7z@casino.example', login: JOE });
  const [mail = ''] = await mailsOf(world, DESK);
  expect(mail).toContain('Delivered-To: Support+r4kq7z@casino.example\r\n');
});

test('Mail for whoever is on call and for the escalation address reaches the supervisor', async () => {
  const world = await openWorld();
  const to = ['on-call@casino.example', 'complaints-officer@casino.example'];
  await send(world, { raw: mailFrom(DESK), from: DESK, to, login: DESK });
  expect(await mailsOf(world, SAM)).toHaveLength(2);
});

test('A user that does not exist is refused with 550, and the others still get their mail', async () => {
  const world = await openWorld();
  const to = ['nobody@casino.example', DESK];
  const sent = await send(world, { raw: mailFrom(JOE), from: JOE, to, login: JOE });
  expect(sent.rejected).toEqual(['nobody@casino.example']);
  expect(await mailsOf(world, DESK)).toHaveLength(1);
  const alone = send(world, { raw: mailFrom(JOE), from: JOE, to: 'nobody@casino.example' });
  await expect(alone).rejects.toMatchObject({ responseCode: 550 });
});

test('Mail for another domain is caught when somebody logged in sends it, and refused from a stranger', async () => {
  const world = await openWorld();
  const mail = { raw: mailFrom(DESK), from: DESK, to: 'someone@example.org' };
  await expect(send(world, mail)).rejects.toMatchObject({ responseCode: 550 });
  await send(world, { ...mail, login: DESK });
  const [caught = ''] = await mailsOf(world, 'caught@elsewhere.test');
  expect(caught).toContain('Delivered-To: someone@example.org\r\n');
});

test('A wrong password is refused with 535', async () => {
  const world = await openWorld();
  const residents = world.residents.map((resident) => ({ ...resident, password: 'wrong' }));
  const mail = { raw: mailFrom(JOE), from: JOE, to: DESK, login: JOE };
  await expect(send({ ...world, residents }, mail)).rejects.toMatchObject({ responseCode: 535 });
});

test('The null return path of a bounce is kept', async () => {
  const world = await openWorld();
  await send(world, { raw: mailFrom('MAILER-DAEMON@players.test'), from: '', to: DESK });
  const [mail = ''] = await mailsOf(world, DESK);
  expect(mail.startsWith('Return-Path: <>\r\n')).toBe(true);
});

test('The body arrives byte by byte, lines that begin with a dot and 8-bit text too', async () => {
  const world = await openWorld();
  const body = '.\r\n..two dots\r\nسلام\r\n\r\n';
  await send(world, { raw: `From: ${JOE}\r\n\r\n${body}`, from: JOE, to: DESK, login: JOE });
  const [mail = ''] = await mailsOf(world, DESK);
  expect(mail.slice(mail.indexOf('\r\n\r\n') + 4)).toBe(body);
});
