import { readAddresses } from '../../src/mail/parse/addresses.ts';
import type { Resident } from '../people.ts';
import { type SplitMail, splitHead } from './head-fields.ts';
import { isLocalDomain, residentAt } from './route.ts';

/** How a mail came to the server: its envelope and who handed it in. */
export interface Handover {
  /** `''` is the null path of RFC 5321 section 4.5.5. */
  readonly returnPath: string;
  readonly recipient: string;
  /** Who proved with a password who they are, or null on the side that takes mail from other servers. */
  readonly login: Resident | null;
  readonly client: { readonly name: string; readonly address: string };
  readonly protocol: string;
  readonly id: string;
  readonly at: Date;
}

/**
 * The mail as the server keeps it: with what a server of the real world writes on top (RFC 5321 section 4.4, RFC 8601),
 * and without what a sender may have written there in the server's name.
 */
export function stamp(raw: Buffer, handover: Handover, residents: readonly Resident[], authservId: string): Buffer {
  const mail = splitHead(raw);
  const kept = mail.fields.filter(({ name }) => !FORGED.has(name));
  const head = [
    `Return-Path: <${plain(handover.returnPath)}>\r\n`,
    `Delivered-To: ${plain(handover.recipient)}\r\n`,
    `Authentication-Results: ${authservId};\r\n\t${verdictOn(mail, handover.login, residents).join(';\r\n\t')}\r\n`,
    `Received: from ${plain(handover.client.name)} ([${plain(handover.client.address)}])\r\n`,
    `\tby ${authservId} with ${handover.protocol} id ${handover.id};\r\n`,
    `\t${handover.at.toUTCString().replace('GMT', '+0000')}\r\n`,
    ...kept.map(({ written }) => written),
  ];
  return Buffer.concat([Buffer.from(head.join(''), 'latin1'), mail.rest]);
}

/**
 * Results that a mail brings along go, in whose name ever they speak: a name can be written in more ways (quoted,
 * escaped, encoded) than one would compare, and RFC 8601 section 5 lets a border server remove them all. A Return-Path is
 * the last server's to write (RFC 5321 section 4.4).
 */
const FORGED: ReadonlySet<string> = new Set(['authentication-results', 'return-path']);

/**
 * A login stands in for SPF and DKIM: who wrote under their own address passes, everybody else fails under a domain
 * that lives here. Of other domains nothing is known.
 */
function verdictOn(mail: SplitMail, login: Resident | null, residents: readonly Resident[]): readonly string[] {
  const from = mail.fields.filter(({ name }) => name === 'from').flatMap(({ value }) => readAddresses(value));
  const auth = login ? [`auth=pass smtp.auth=${login.address}`] : ['auth=none'];
  const [author] = from;
  if (!author || from.length > 1) return [...auth, 'dmarc=permerror'];
  const domain = author.address.slice(author.address.lastIndexOf('@') + 1);
  const own = login !== null && residentAt(author.address, residents) === login;
  const result = own ? 'pass' : isLocalDomain(author.address, residents) ? 'fail' : 'none';
  return [...auth, `dmarc=${result} header.from=${domain}`];
}

/** What a stranger said in the envelope goes into the head as one harmless line. */
function plain(text: string): string {
  return text.replace(/[^\x21-\x7e]|[<>();]/g, '').slice(0, 320);
}
