import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDovecot } from '../harness/dovecot.ts';
import type { TestEnvironment } from '../harness/redress.ts';
import type { SmtpSink } from '../harness/smtp-sink.ts';

/** The mailbox of the house that gets a copy of every letter (decision 0012), on the Dovecot of the run. */
export const COPIES = { user: 'copies', address: 'copies@casino.test' } as const;

export function copySettings(dovecot: TestDovecot): TestEnvironment {
  return {
    SENT_COPY_ADDRESS: COPIES.address,
    SENT_COPY_URL: `imap://${COPIES.user}:pass@127.0.0.1:${dovecot.ports.imap}/INBOX?tls=none`,
    SENT_COPY_GRACE_SECONDS: '5',
  };
}

/** Does what a mail server does with those copies: hands them to their mailbox. Settles after `stop`. */
export async function relayCopies(sink: SmtpSink, dovecot: TestDovecot, stop: AbortSignal): Promise<void> {
  for (let next = 0; !stop.aborted; ) {
    const mail = sink.mails()[next];
    if (!mail) await sleep(50);
    else {
      next += 1;
      if (mail.to.includes(COPIES.address)) await dovecot.deliver(COPIES.user, [mail.raw]);
    }
  }
}
