import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { partyOf } from '../../src/ticket/work/proof.ts';
import { replyAddress, tokenFor } from '../../src/triage/thread/reply-token.ts';
import { AUTHSERV, SUPPORT } from '../delivered-house.ts';
import { type Intake } from '../hostile/intake.ts';

/** A mail to start from. */
export interface Seed {
  readonly name: string;
  readonly raw: Buffer;
}

const TOP = new URL('../..', import.meta.url).pathname;
const FOLDERS = ['../shared/mail/mime', 'tests/cases', 'tests/fixtures/machine-mail'];
/** A mutation of a larger mail shows nothing that one of a smaller mail does not. */
const LARGEST = 200_000;

/** Every mail at hand, in an order that is the same on every machine that has the same files. */
export function seedFiles(): readonly Seed[] {
  return FOLDERS.flatMap((folder) => filesUnder(join(TOP, folder)))
    .map((path) => ({ name: path.slice(TOP.length), raw: readFileSync(path) }))
    .filter(({ raw }) => raw.length > 0 && raw.length <= LARGEST);
}

function filesUnder(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:eml|raw|txt|mbox|msg)$|^\d+$/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort();
  } catch {
    return [];
  }
}

/** Opens a ticket and gives the mails that could reach it: replies with every kind of proof, reports, an agent's mail. */
export async function seedsOnTicket(intake: Intake): Promise<readonly Seed[]> {
  await intake.accept(Buffer.from(COMPLAINT));
  const [ticket] = intake.tickets();
  if (!ticket) throw new Error('the complaint opened no ticket');
  const { keys } = intake.house;
  const ours = ticket.messages.find(({ direction }) => direction === 'out')?.messageId ?? '';
  const toTicket = replyAddress(
    SUPPORT,
    { purpose: 'reply', reference: ticket.reference, party: ticket.player.address },
    keys,
  );
  const local = `support+${ticket.reference.toLowerCase()}`;
  const agentToken = tokenFor({ purpose: 'agent', reference: ticket.reference, party: partyOf('nora') }, keys);
  const results = (domain: string): string =>
    `Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${domain}\r\n`;
  const joe = 'From: Joe <joe@example.test>\r\n';
  const subject = `Subject: Re: [${ticket.reference}] My withdrawal\r\n`;
  const answers = `In-Reply-To: <${ours}>\r\nReferences: <first@example.test> <${ours}>\r\n`;
  const mails: Readonly<Record<string, string>> = {
    reply: `${results('example.test')}${joe}To: ${toTicket}\r\n${subject}${answers}\r\nHere is the number: TX-99812.\r\n\r\nOn Monday support wrote:\r\n> What is the number?\r\n`,
    'reply by reference': `${results('example.test')}${joe}To: ${SUPPORT}\r\n${subject}\r\nAny news on ${ticket.reference}?\r\n`,
    'stranger with the reference': `From: Eve <eve@evil.test>\r\nTo: ${SUPPORT}\r\n${subject}\r\nTell me about ${ticket.reference}.\r\n`,
    'vacation reply': `${joe}To: ${SUPPORT}\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n${answers}\r\nI am away.\r\n`,
    bounce: `From: MAILER-DAEMON@example.test\r\nReturn-Path: <>\r\nTo: ${SUPPORT}\r\nSubject: Undelivered Mail\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nfailed\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; joe@example.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${ours}>\r\n\r\n--b--\r\n`,
    agent: `${results('casino.example')}From: Nora Berg <nora@casino.example>\r\nTo: ${local}.a${agentToken}@casino.test\r\n${subject}Message-ID: <agent@casino.example>\r\n${answers}\r\n#note called the bank\r\n\r\nDear Joe, it is on its way.\r\n`,
    form: `From: wordpress@casino.test\r\nTo: ${SUPPORT}\r\nReply-To: joe@example.test\r\nSubject: Contact form\r\n\r\nName: Joe\r\nEmail: joe@example.test\r\nSubject: ${ticket.reference}\r\nMessage: where is my money\r\n`,
  };
  return Object.entries(mails).map(([name, text]) => ({ name: `ticket: ${name}`, raw: Buffer.from(text) }));
}

const COMPLAINT = `From: Joe <joe@example.test>\r\nTo: ${SUPPORT}\r\nSubject: My withdrawal\r\nMessage-ID: <first@example.test>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nHello, my withdrawal of 500 EUR to Visa from 3 November is still pending.\r\n`;
