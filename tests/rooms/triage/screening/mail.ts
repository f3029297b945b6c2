import { readHeadOnly } from '../../../../src/mail/parse/read-head-only.ts';
import type { Message } from '../../../../src/mail/message.ts';
import { screen } from '../../../../src/triage/screening/screen.ts';
import type { Screening } from '../../../../src/triage/screening/screening.ts';

export const SUPPORT = 'support@casino.test';

/** A mail with these fields over the ordinary ones of a player; a field that is '' is left out. */
export function mail(fields: Readonly<Record<string, string>> = {}, body = 'Where is my withdrawal?'): Message {
  const all: Record<string, string> = {
    'Return-Path': '<joe@example.test>',
    From: 'Joe <joe@example.test>',
    To: SUPPORT,
    Subject: 'Withdrawal',
    'Message-ID': '<1@example.test>',
    ...fields,
  };
  const head = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return readHeadOnly(Buffer.from(`${head.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`), []);
}

export function screened(fields: Readonly<Record<string, string>>, body?: string): Screening {
  return screen(mail(fields, body), { addresses: [SUPPORT], verifiedLoop: false });
}
