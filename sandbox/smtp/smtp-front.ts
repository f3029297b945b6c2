import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Resident } from '../people.ts';
import { routeOf } from './route.ts';
import { type Handover, stamp } from './stamp.ts';

/** What the SMTP side needs to know and to do. */
export interface SmtpFront {
  readonly authservId: string;
  readonly residents: readonly Resident[];
  /** Keeps a mail for good; what it throws becomes a 451, and the sender tries again. */
  readonly deliver: (to: Resident, mail: Buffer) => void;
}

/**
 * One port for both sides of SMTP: whoever logs in submits mail (RFC 6409), whoever does not is another server with
 * mail for somebody here (RFC 5321). 250 is said when the mail is on disk.
 */
export function smtpFront(front: SmtpFront): SMTPServer {
  return new SMTPServer({
    name: front.authservId,
    banner: 'Redress sandbox',
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    rejectOversized: true,
    closeTimeout: 1_000,
    onAuth: ({ username, password }, _session, callback) => {
      const known = front.residents.find(({ address }) => address === username?.toLowerCase());
      if (known && known.password === password) callback(null, { user: known.address });
      else callback(refusal(535, '5.7.8 user name or password is wrong'));
    },
    onRcptTo: ({ address }, session, callback) => {
      const route = routeOf(address, loginOf(session, front), front.residents);
      callback(route.kind === 'refuse' ? refusal(route.code, route.text) : null);
    },
    onData: (stream, session, callback) => {
      take(stream, session, front).then(
        () => callback(null, `2.0.0 kept as ${idOf(session)}`),
        (error: unknown) => callback(refusal(451, `4.3.0 cannot be kept: ${String(error)}`)),
      );
    },
  });
}

/** More than Redress takes whole, so that its limit can be tried here. */
const LARGEST_MAIL = 50 * 1024 * 1024;

async function take(stream: Readable, session: SMTPServerSession, front: SmtpFront): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_MAIL) chunks.push(chunk);
  }
  // smtp-server itself then answers 552.
  if (size > LARGEST_MAIL) return;
  const raw = Buffer.concat(chunks);
  const login = loginOf(session, front);
  for (const recipient of new Set(session.envelope.rcptTo.map(({ address }) => address))) {
    const route = routeOf(recipient, login, front.residents);
    if (route.kind === 'refuse') continue;
    front.deliver(route.to, stamp(raw, handoverOf(session, recipient, login), front.residents, front.authservId));
  }
}

function handoverOf(session: SMTPServerSession, recipient: string, login: Resident | null): Handover {
  const { mailFrom } = session.envelope;
  return {
    returnPath: mailFrom === false ? '' : mailFrom.address,
    recipient,
    login,
    client: { name: session.hostNameAppearsAs, address: session.remoteAddress },
    protocol: session.transmissionType,
    id: idOf(session),
    at: new Date(),
  };
}

/** One connection may hand over many mails. */
function idOf({ id, transaction }: SMTPServerSession): string {
  return `${id}.${transaction}`;
}

function loginOf(session: SMTPServerSession, front: SmtpFront): Resident | null {
  const user: unknown = session.user;
  return front.residents.find(({ address }) => address === user) ?? null;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
