import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsIn } from '../../hostile/faults.ts';
import { type Intake, openIntake } from '../../hostile/intake.ts';

let intake: Intake;
beforeAll(async () => void (intake = await openIntake()));
afterAll(async () => intake.close());

/** Folded and encoded heads, two parts, two encodings, a file: every byte of it stands in some reader's way. */
const MAIL = Buffer.from(
  [
    'Return-Path: <joe@example.test>',
    'From: =?utf-8?B?Sm9l?= <joe@example.test>',
    'To: support@casino.test',
    'Subject: =?utf-8?Q?My_withdrawal?=',
    ' of 500 EUR',
    'Message-ID: <cut@example.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'It is late =E2=80=93 why?',
    '--b',
    'Content-Type: image/png; name=a.png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--b--',
    '',
  ].join('\r\n'),
);

test('a mail that ends after any of its bytes has one outcome, does no harm and is answered to nobody but its writer', async () => {
  const faults: string[] = [];
  const outcomes = new Set<string>();
  for (let length = 0; length <= MAIL.length; length += 1) {
    const considered = await intake.consider(MAIL.subarray(0, length));
    outcomes.add(considered.handled.answer.outcome);
    faults.push(...faultsIn(considered, intake.house).map((fault) => `${length} bytes: ${fault}`));
  }
  expect(faults).toEqual([]);
  // Before its writer is known a person is told; from then on it is a complaint.
  expect([...outcomes].sort()).toEqual(['new-ticket', 'quarantined']);
});
