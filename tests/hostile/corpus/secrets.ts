import { SUPPORT } from '../../delivered-house.ts';
import { JOE, passFor, type World } from '../world.ts';
import { type HostileMail, mailOf, type Parts } from './mail.ts';

/** Rows E1 to E3: what may be written down nowhere, in every place a mail has. */
export function secretMails(world: World): readonly HostileMail[] {
  return Object.entries(SECRETS).flatMap(([kind, secret]) =>
    Object.entries(placesOf(secret, world)).map(([place, parts]) => ({
      row: 'E1-E3',
      name: `${kind} ${place}`,
      raw: mailOf(parts),
      wants: { nowhere: forbidden(kind, secret) },
    })),
  );
}

const SECRETS = {
  'a card number': '4111 1111 1111 1111',
  'a card number with dashes': '5500-0055-5555-5559',
  'a card number in Persian digits': '۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱',
  'a password': 'my password: Tr0ub4dor&3',
  'a security code': '4111111111111111 CVV 739',
  'a one-time code': 'verification code 918273',
  'an IBAN': 'DE89 3704 0044 0532 0130 00',
} as const;

/** What of the secret gives it away, in any spelling. */
function forbidden(kind: string, secret: string): readonly string[] {
  switch (kind) {
    case 'a password':
      return ['Tr0ub4dor&3', 'Tr0ub4dor&amp;3'];
    case 'a security code':
      return ['CVV 739', '4111111111111111', '111111111111'];
    case 'a one-time code':
      return ['918273'];
    default:
      return [secret, secret.replace(/[ -]/g, '')];
  }
}

/** File names, headers and names as well: whatever a list, a letter or a log may show. */
function placesOf(secret: string, { tokens, letterId }: World): Readonly<Record<string, Parts>> {
  const sentence = `My withdrawal is pending. ${secret}. Please help.`;
  return {
    'in the text': { text: sentence },
    'in HTML': { html: `<p>My withdrawal is pending.</p><p>${secret.replace(/&/g, '&amp;')}</p>` },
    'split by tags': {
      html: `<p>My withdrawal is pending. <b>${secret.slice(0, 12)}</b><i>${secret.slice(12)}</i></p>`,
    },
    'in the subject': { subject: secret },
    'in an encoded subject': { subject: `=?utf-8?B?${Buffer.from(secret).toString('base64')}?=` },
    'in the name of the sender': { from: `"${secret}" <eve@evil.test>` },
    'in a file name': { files: [{ name: `${secret}.png`, type: 'image/png', content: 'x' }] },
    'in a quoted mail': { text: `See below.\r\n\r\nOn Monday Eve wrote:\r\n> ${secret}\r\n` },
    'in a forwarded mail': {
      text: `FYI\r\n\r\n-----Original Message-----\r\nFrom: Bank\r\nSubject: ${secret}\r\n\r\n${secret}`,
    },
    'in a mail of a machine': { headers: [`Auto-Submitted: auto-replied; x="${secret}"`], text: sentence },
    'in a mailing list’s name': { headers: [`List-Id: ${secret} <a.b.test>`], text: sentence },
    'in a precedence': { headers: [`X-Autoreply: ${secret}`] },
    'in a vacation reply on a ticket': {
      from: JOE,
      headers: [`Auto-Submitted: auto-replied`, `In-Reply-To: <${letterId}>`],
      subject: `Away ${secret}`,
      text: sentence,
    },
    'in a reply on a ticket': {
      from: JOE,
      to: tokens.joe,
      headers: [passFor('example.test')],
      text: sentence,
      subject: `Re: ${secret}`,
    },
    'in a form': {
      from: `wordpress@casino.test`,
      headers: ['Reply-To: joe@example.net'],
      subject: 'Contact form',
      text: `Name: ${secret}\r\nEmail: joe@example.net\r\nSubject: ${secret}\r\nTransaction: ${secret}\r\nPhone: ${secret}\r\nMessage: ${sentence}`,
    },
    'in a mail with two senders': { from: 'eve@evil.test, joe@example.net', subject: secret, text: sentence },
    'in a mail in an agent’s name': { from: 'nora@casino.example', subject: secret, text: sentence },
    'in a report on our letter': {
      from: 'mailer-daemon@example.test',
      headers: ['Return-Path: <>', `In-Reply-To: <${letterId}>`],
      to: SUPPORT,
      subject: 'Undelivered mail',
      text: `<${JOE}>: failed 5.1.1 user unknown: ${secret}`,
    },
  };
}
