import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Mailbox, Post } from '../daemon/posts.ts';
import type { Settings } from '../daemon/settings/settings.ts';
import { composeDraft } from '../mail/compose/compose.ts';
import type { Mistake, Read } from '../rulebook/mistake.ts';
import { openDatabase } from '../store/open-database.ts';
import { listMailboxes } from '../store/mailboxes.ts';
import { DatabaseTrouble } from '../store/trouble.ts';
import { openMailbox } from '../transport/imap/open-mailbox.ts';
import { openSmtp } from '../transport/smtp/smtp.ts';
import { postsFrom } from './posts.ts';
import { sayMistakes, settingsFrom } from './settings.ts';
import type { Invocation, Shell } from './shell.ts';
import { countOf } from './values.ts';

/** `redress doctor`: are IMAP, SMTP and the database reached, and does a mail make the round trip. */
export function doctorCommand(program: Command, { shell, done }: Invocation): void {
  program
    .command('doctor')
    .description('can we reach IMAP, SMTP and the database, and does a mail make the round trip')
    .option('--wait <seconds>', 'how long the mail may take', countOf, 60)
    .option('--json', 'one JSON object for each finding')
    .addHelpText('after', '\nExample:\n  redress doctor --wait 120')
    .action(async ({ wait, json }: { readonly wait: number; readonly json?: boolean }) => {
      const settings = settingsFrom(shell);
      const posts = await postsFrom(shell);
      if (settings.kind === 'mistaken' || posts.kind === 'mistaken') {
        sayMistakes(shell, settings.kind === 'mistaken' ? settings.mistakes : mistakesOf(posts));
        done(2);
        return;
      }
      const findings = [tell(await database(settings.value), shell, json)];
      for (const post of posts.value) {
        const reached: Finding[] = [];
        for (const mailbox of post.mailboxes) reached.push(tell(await imap(mailbox), shell, json));
        reached.push(tell(await smtp(post), shell, json));
        const reachable = reached.every(({ state }) => state === 'well');
        findings.push(...reached, ...(reachable ? [tell(await roundTrip(post, wait, shell), shell, json)] : []));
      }
      done(findings.every(({ state }) => state === 'well') ? 0 : 1);
    });
}

interface Finding {
  readonly part: 'database' | 'imap' | 'smtp' | 'round trip';
  readonly state: 'well' | 'ill';
  readonly detail: string;
}

function tell(finding: Finding, { out }: Shell, json: boolean | undefined): Finding {
  out(
    json
      ? JSON.stringify(finding)
      : `${finding.state === 'well' ? 'ok  ' : 'FAIL'}  ${finding.part}: ${finding.detail}`,
  );
  return finding;
}

async function database({ database: place }: Settings): Promise<Finding> {
  const part = 'database';
  const opened = await openDatabase(place);
  if (opened.kind !== 'open') return { part, state: 'well', detail: 'a running daemon has it open' };
  try {
    await listMailboxes(opened.database);
    return { part, state: 'well', detail: 'reached, its tables are there' };
  } catch (error) {
    if (!(error instanceof DatabaseTrouble)) throw error;
    const detail = error.code === '42P01' ? 'reached, but its tables are missing: run redress migrate' : error.message;
    return { part, state: 'ill', detail };
  } finally {
    await opened.database.close();
  }
}

async function imap(server: Mailbox): Promise<Finding> {
  const mailbox = await openMailbox(server, server);
  if (mailbox.kind !== 'opened') return { part: 'imap', state: 'ill', detail: `${mailbox.kind}: ${mailbox.reason}` };
  const listed = await mailbox.listUids();
  await mailbox.close();
  const count = listed.kind === 'listed' ? `${listed.uids.size} mails` : listed.reason;
  return { part: 'imap', state: 'well', detail: `${mailbox.name} is open, ${count}` };
}

async function smtp({ smtp: server }: Post): Promise<Finding> {
  const sender = openSmtp(server);
  const { kind, response } = await sender.verify();
  sender.close();
  return { part: 'smtp', state: kind === 'sent' ? 'well' : 'ill', detail: kind === 'sent' ? 'lets us send' : response };
}

/** A mail to ourselves, marked so that the desk files it as its own and answers nothing. */
async function roundTrip({ mailboxes, smtp: out, support }: Post, seconds: number, shell: Shell): Promise<Finding> {
  const part = 'round trip';
  const messageId = `doctor.${randomUUID()}@${support.address.slice(support.address.lastIndexOf('@') + 1)}`;
  const raw = await composeDraft({
    envelopeFrom: '',
    to: support,
    from: support,
    replyTo: null,
    messageId,
    inReplyTo: null,
    references: [],
    subject: 'Redress: does mail come round?',
    date: shell.now(),
    text: 'This mail was sent by redress doctor to see whether mail comes round. Nothing is to be done.\n',
    html: null,
    autoSubmitted: 'auto-generated',
    language: 'en',
    attachments: [],
  });
  const sender = openSmtp(out);
  const sent = await sender.send({ envelopeFrom: support.address, envelopeTo: support.address, raw });
  sender.close();
  if (sent.kind !== 'sent') return { part, state: 'ill', detail: `the mail was not taken: ${sent.response}` };
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000 && !shell.stop.aborted) {
    if (await arrivedIn(mailboxes, messageId)) {
      return {
        part,
        state: 'well',
        detail: `a mail came round in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
      };
    }
    await sleep(1_000);
  }
  return { part, state: 'ill', detail: `a mail was taken, but did not come into the mailbox within ${seconds} s` };
}

async function arrivedIn(mailboxes: readonly Mailbox[], messageId: string): Promise<boolean> {
  for (const server of mailboxes) {
    const mailbox = await openMailbox(server, server);
    if (mailbox.kind !== 'opened') continue;
    const found = await mailbox.find(messageId);
    await mailbox.close();
    if (found.kind === 'found') return true;
  }
  return false;
}

function mistakesOf(read: Read<unknown>): readonly Mistake[] {
  return read.kind === 'mistaken' ? read.mistakes : [];
}
