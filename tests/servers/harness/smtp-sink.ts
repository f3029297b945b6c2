import { writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { TestCertificate } from './certificate.ts';

/** A mail server on loopback that keeps every mail it accepted, and fails on command. */
export interface SmtpSink {
  readonly port: number;
  /** In the order in which they were taken, also those whose sender never heard of it. */
  readonly mails: () => readonly SunkMail[];
  /**
   * What the next passages of a stage get instead of a yes; further calls are queued behind. With `to`, which is for
   * `rcpt` and `dot`, only those of a recipient whose address ends so.
   */
  readonly answer: (stage: Stage, answer: Answer, times?: number, to?: string) => void;
  /** Forgets every answer that is still queued. */
  readonly forgive: () => void;
  /** Connections that were opened until now. */
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
}

/** `body`: while the mail is on its way, before the dot; `dot`: after it. */
export type Stage = 'greeting' | 'login' | 'mail' | 'rcpt' | 'body' | 'dot';

export type Answer =
  | { readonly kind: 'say'; readonly code: number; readonly text: string }
  /** Ends the connection without a word; at `dot` nothing is kept. */
  | { readonly kind: 'cut' }
  /** Only at `dot`: keeps the mail, then ends the connection without a word. */
  | { readonly kind: 'take-and-cut' }
  | { readonly kind: 'wait'; readonly ms: number };

export interface SunkMail {
  /** `''` is the null return path. */
  readonly from: string;
  readonly to: readonly string[];
  /** After the dots were unstuffed. */
  readonly raw: Buffer;
  readonly at: Date;
}

export interface SinkOptions {
  /** With both, a login is demanded. */
  readonly user?: string;
  readonly password?: string;
  readonly tls?: 'implicit' | 'starttls' | 'none';
  readonly certificate?: TestCertificate;
  /** Each mail is also written here, as `<number>.eml` with its envelope in `<number>.json`, before it is accepted. */
  readonly folder?: string;
  /** Called with each mail before it is accepted. */
  readonly kept?: (mail: SunkMail) => Promise<void>;
}

export async function startSmtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const script: { readonly stage: Stage; readonly answer: Answer; readonly to: string }[] = [];
  let connections = 0;

  const keep = (mail: SunkMail): void => {
    mails.push(mail);
    if (options.folder === undefined) return;
    writeFileSync(join(options.folder, `${mails.length}.eml`), mail.raw);
    writeFileSync(join(options.folder, `${mails.length}.json`), JSON.stringify({ from: mail.from, to: mail.to }));
  };
  const next = (stage: Stage, recipients: readonly string[]): Answer | null => {
    const isMeant = (to: string): boolean => to === '' || recipients.some((address) => address.endsWith(to));
    const index = script.findIndex((line) => line.stage === stage && isMeant(line.to));
    return index < 0 ? null : (script.splice(index, 1)[0]?.answer ?? null);
  };
  const cut = (session: SMTPServerSession): void => {
    for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
  };
  const pass = (
    stage: Stage,
    session: SMTPServerSession,
    yes: () => void,
    no: (error: Error) => void,
    recipients: readonly string[] = [],
  ): void => {
    const answer = next(stage, recipients);
    if (answer === null) yes();
    else if (answer.kind === 'say') no(saying(answer));
    else if (answer.kind === 'wait') setTimeout(yes, answer.ms);
    else {
      cut(session);
      if (answer.kind === 'take-and-cut') yes();
    }
  };
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Buffer | null> => {
    const pieces: Buffer[] = [];
    const early = next('body', []);
    try {
      for await (const piece of stream) {
        pieces.push(piece as Buffer);
        if (early === null) continue;
        cut(session);
        return null;
      }
    } catch {
      // The client went away in the middle.
      return null;
    }
    return Buffer.concat(pieces);
  };

  const server = new SMTPServer({
    secure: options.tls === 'implicit',
    hideSTARTTLS: options.tls !== 'starttls',
    ...(options.certificate && { cert: options.certificate.pem, key: options.certificate.keyPem }),
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disabledCommands: options.user === undefined ? ['AUTH'] : [],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect: (session, done) => {
      connections += 1;
      pass('greeting', session, () => done(), done);
    },
    onAuth: (auth, session, done) => {
      const right = auth.username === options.user && auth.password === options.password;
      const yes = (): void =>
        right ? done(null, { user: options.user }) : done(saying({ code: 535, text: '5.7.8 wrong password' }));
      pass('login', session, yes, done);
    },
    onMailFrom: (_address, session, done) => pass('mail', session, () => done(), done),
    onRcptTo: ({ address }, session, done) => pass('rcpt', session, () => done(), done, [address]),
    onData: (stream, session, done) => {
      void receive(stream, session).then((raw) => {
        if (raw === null) return;
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        const mail = { from, to: rcptTo.map(({ address }) => address), raw, at: new Date() };
        const yes = async (): Promise<void> => {
          keep(mail);
          await options.kept?.(mail);
          done(null, `taken as ${mails.length}`);
        };
        pass('dot', session, () => void yes(), done, mail.to);
      });
    },
  });
  // A client that goes away in the middle is what the tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails: () => mails,
    answer: (stage, answer, times = 1, to = '') => {
      for (let time = 0; time < times; time += 1) script.push({ stage, answer, to });
    },
    forgive: () => void script.splice(0),
    connections: () => connections,
    stop: async () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function saying({ code, text }: { readonly code: number; readonly text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
