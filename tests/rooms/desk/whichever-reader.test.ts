import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHeadOnly } from '../../../src/mail/parse/read-head-only.ts';
import { readWithMailparser } from '../../../src/mail/parse/read-with-mailparser.ts';
import { readWithPostalMime } from '../../../src/mail/parse/read-with-postal-mime.ts';
import type { ParserJail } from '../../../src/transport/jail/parser-jail.ts';
import { seedsOnTicket } from '../../fuzz/seeds.ts';
import { type Intake, openIntake } from '../../hostile/intake.ts';

/**
 * On a machine without time a parser misses its deadline on any mail. What is left of the mail must still end as the
 * same thing: a bounce that is only filed leaves a player without an answer and nobody who knows.
 */
const READERS: readonly (readonly [name: string, read: ParserJail['read']])[] = [
  ['mailparser', readWithMailparser],
  ['postal-mime', readWithPostalMime],
  ['the head alone', async (raw) => Promise.resolve(readHeadOnly(raw, ['mailparser: deadline']))],
];

describe.each(READERS)('read by %s', (_, read) => {
  let intake: Intake;
  const outcomes = new Map<string, string>();
  beforeAll(async () => {
    intake = await openIntake(read);
    for (const { name, raw } of await seedsOnTicket(intake))
      outcomes.set(name.replace('ticket: ', ''), (await intake.consider(raw)).handled.answer.outcome);
  });
  afterAll(async () => intake.close());

  test.each([
    ['bounce', 'matched-bounce'],
    ['reply', 'joined-ticket'],
    ['vacation reply', 'filed'],
    ['stranger with the reference', 'new-ticket'],
    ['agent', 'joined-ticket'],
  ])('a %s ends as %s', (name, outcome) => {
    expect(outcomes.get(name)).toBe(outcome);
  });
});
