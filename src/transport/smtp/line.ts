import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Endpoint } from '../endpoint.ts';
import { tlsOptionsOf } from '../tls.ts';
import { failpoint } from '../../store/failpoint.ts';
import { alarm } from './alarm.ts';
import { type Body, bodyOf } from './body.ts';
import { assertAccepted, envelopeOf, isAllRejected, rejectionOf, type WatchedEnvelope } from './envelope.ts';
import { type Broken, resultOfDialling, resultOfSending } from './result.ts';
import type { Parcel, SendResult } from './parcel.ts';

/** One connection to the mail server, logged in: it carries one mail at a time, and perhaps several in turn. */
export interface Line {
  readonly kind: 'line';
  /** `broken`: the connection ended, without a word about this mail, before the mail was on its way. */
  readonly send: (parcel: Parcel) => Promise<SendResult | Broken>;
  readonly isReusable: () => boolean;
  readonly quit: () => void;
}

/** Milliseconds. */
export interface SmtpDeadlines {
  /** From the first packet to the finished login. */
  readonly openMs: number;
  /** From MAIL FROM to the final dot. */
  readonly envelopeMs: number;
  /** From the dot to the answer: RFC 5321 section 4.5.3.2.6 asks for ten minutes, hanging up earlier makes duplicates. */
  readonly answerMs: number;
  /** How long a connection waits for the next mail. */
  readonly idleMs: number;
}

export const USUAL_DEADLINES: SmtpDeadlines = {
  openMs: 60_000,
  envelopeMs: 180_000,
  answerMs: 600_000,
  idleMs: 20_000,
};

type Failure = Exclude<SendResult, { readonly kind: 'sent' | 'unknown' }>;

/**
 * Connects, encrypts and logs in. A server that offers no login where we have one is not sent to without. The connection
 * ends at once, whatever it is doing, when `giveUp` is aborted.
 */
export async function dial(endpoint: Endpoint, deadlines: SmtpDeadlines, giveUp: AbortSignal): Promise<Line | Failure> {
  const connection = connectionTo(endpoint, deadlines);
  const ended = endOf(connection);
  // An idle connection may end: then nobody listens.
  ended.catch(() => undefined);
  const cut = (): void => connection.close();
  giveUp.addEventListener('abort', cut);
  connection.once('end', () => giveUp.removeEventListener('abort', cut));
  const { user, password } = endpoint;
  const overdue = alarm('the connection was not ready in time');
  overdue.setIn(deadlines.openMs);
  try {
    await Promise.race([step((done) => connection.connect(done)), ended, overdue.rung]);
    if (user !== null) {
      const credentials = { user, pass: password ?? '' };
      await Promise.race([step((done) => connection.login({ credentials }, done)), ended, overdue.rung]);
    }
    return lineOn(connection, ended, password, deadlines);
  } catch (error) {
    connection.close();
    return resultOfDialling(error, password);
  } finally {
    overdue.off();
  }
}

function connectionTo(endpoint: Endpoint, { openMs, answerMs }: SmtpDeadlines): SMTPConnection {
  return new SMTPConnection({
    host: endpoint.host,
    port: endpoint.port,
    secure: endpoint.tls === 'implicit',
    // Neither set would mean: if the server, or who sits between, offers it (reliability D5).
    requireTLS: endpoint.tls === 'starttls',
    ignoreTLS: endpoint.tls === 'none',
    tls: tlsOptionsOf(endpoint),
    connectionTimeout: openMs,
    greetingTimeout: openMs,
    // Above our own deadlines, which know whether the dot was sent.
    socketTimeout: answerMs * 2,
    logger: false,
  });
}

function lineOn(
  connection: SMTPConnection,
  ended: Promise<never>,
  password: string | null,
  deadlines: SmtpDeadlines,
): Line {
  let [mails, clean] = [0, true];
  return {
    kind: 'line',
    isReusable: () => clean && !connection.destroyed && mails < MOST_MAILS,
    quit: () => {
      if (clean && !connection.destroyed) connection.quit();
      // Whether the server says goodbye or not.
      setTimeout(() => connection.close(), clean ? 2_000 : 0).unref();
    },
    send: async (parcel) => {
      mails += 1;
      const { envelopeTo, raw } = parcel;
      const overdue = alarm('the server did not answer in time');
      overdue.setIn(deadlines.envelopeMs);
      const envelope = envelopeOf(parcel);
      const body = bodyOf(raw, {
        wanted: () => assertAccepted(envelope, envelopeTo),
        handedOver: () => overdue.setIn(deadlines.answerMs),
      });
      try {
        const response = await Promise.race([handOver(connection, envelope, body), ended, overdue.rung]);
        await failpoint('send: taken');
        return { kind: 'sent', response: response.slice(0, 500), copy: copyIn(envelope) };
      } catch (error) {
        clean = false;
        const cause = isAllRejected(error) ? (rejectionOf(envelope, envelopeTo) ?? error) : error;
        return resultOfSending(cause, { handedOver: body.isHandedOver(), password });
      } finally {
        overdue.off();
      }
    },
  };
}

async function handOver(connection: SMTPConnection, envelope: WatchedEnvelope, body: Body): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.send(envelope, body.stream, (error, info) => (error ? reject(error) : resolve(info.response)));
  });
}

function copyIn({ to: [, copyTo], accepted }: WatchedEnvelope): 'taken' | 'refused' | 'none' {
  if (copyTo === undefined) return 'none';
  return accepted?.includes(copyTo) ? 'taken' : 'refused';
}

/** Rejects when the connection ends, whatever it was doing; never settles otherwise. */
async function endOf(connection: SMTPConnection): Promise<never> {
  return new Promise((_resolve, reject) => {
    connection.on('error', reject);
    // A last answer of the server, if there is one, is told right after.
    connection.once('end', () => setImmediate(() => reject(new Error('the server closed the connection'))));
  });
}

async function step(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => begin((error) => (error ? reject(error) : resolve())));
}

/** Many servers take no more over one connection. */
const MOST_MAILS = 50;
