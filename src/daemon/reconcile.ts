import { knownUids } from '../store/intake/keep.ts';
import type { Database } from '../store/database.ts';
import { backlogBefore } from '../store/backlog.ts';
import { listMailboxes } from '../store/mailboxes.ts';
import type { Endpoint } from '../transport/endpoint.ts';
import type { MailboxTrouble } from '../transport/imap/trouble.ts';
import { openMailbox } from '../transport/imap/open-mailbox.ts';

/** One thing that the mailbox and the ledger disagree about, or that has waited too long. */
export interface Gap {
  readonly kind: 'not-taken-in' | 'unprocessed' | 'unsent' | 'untidied' | 'not-read-lately' | 'mailbox-unreachable';
  /** The UID where one mail is meant, else null. */
  readonly uid: number | null;
  /** What is the matter and what to do, for a person. */
  readonly detail: string;
}

/** What the ledger calls a mailbox: whose it is on which server. */
export function ledgerName(server: Pick<Endpoint, 'user' | 'host'>, mailbox: string): string {
  return `${server.user ?? ''}@${server.host}/${mailbox}`;
}

/**
 * Holds the mailboxes against the ledger, mail by mail, over connections of their own (reliability R-119). What came
 * within the last `graceMs` may still be on its way and is no gap.
 */
export async function reconcile(
  database: Database,
  servers: readonly (Endpoint & { readonly mailbox: string })[],
  { now, graceMs }: { readonly now: Date; readonly graceMs: number },
): Promise<readonly Gap[]> {
  const before = new Date(now.getTime() - graceMs);
  const gaps: Gap[] = [];
  for (const server of servers) gaps.push(...(await missingMails(database, server, before)));
  gaps.push(...(await waitingTooLong(database, before)));
  for (const server of servers) gaps.push(...(await silence(database, ledgerName(server, server.mailbox), before)));
  return gaps;
}

async function missingMails(
  database: Database,
  server: Endpoint & { readonly mailbox: string },
  before: Date,
): Promise<readonly Gap[]> {
  const session = await openMailbox(server, server);
  if (session.kind !== 'opened') return [unreachable(session)];
  try {
    const listed = await session.listUids();
    if (listed.kind !== 'listed') return [unreachable(listed)];
    const known = await knownUids(database, ledgerName(server, server.mailbox), session.uidValidity);
    const missing = [...listed.uids].filter((uid) => !known.has(uid));
    const gaps: Gap[] = [];
    for (const uid of missing.slice(0, MOST)) {
      const fetched = await session.fetchRaw(uid);
      if (fetched.kind === 'gone') continue;
      const isFresh = fetched.kind === 'fetched' && fetched.internalDate !== null && fetched.internalDate >= before;
      if (!isFresh)
        gaps.push({ kind: 'not-taken-in', uid, detail: 'the mailbox shows it, the ledger does not know it' });
    }
    return gaps;
  } finally {
    await session.close();
  }
}

/** More gaps than this are told by their number soon enough. */
const MOST = 100;

function unreachable({ reason }: MailboxTrouble): Gap {
  return { kind: 'mailbox-unreachable', uid: null, detail: reason };
}

async function waitingTooLong(database: Database, before: Date): Promise<readonly Gap[]> {
  const { unprocessed, unsent, untidied } = await backlogBefore(database, before);
  const oldest = unsent.oldest ? `, the oldest since ${unsent.oldest.toISOString()}` : '';
  return [
    ...gap('unprocessed', unprocessed, 'mails were taken in and have no outcome; is a process part running?'),
    ...gap('unsent', unsent.count, `mails wait to be sent${oldest}; see redress outbox`),
    ...gap('untidied', untidied, 'mails are done and not yet marked in the mailbox'),
  ];
}

function gap(kind: Gap['kind'], count: number, what: string): readonly Gap[] {
  return count === 0 ? [] : [{ kind, uid: null, detail: `${count} ${what}` }];
}

async function silence(database: Database, mailbox: string, before: Date): Promise<readonly Gap[]> {
  const known = (await listMailboxes(database)).find(({ name }) => name === mailbox);
  const last = known?.lastCollectedAt ?? null;
  if (last !== null && last >= before) return [];
  const since = last === null ? 'was never read to its end' : `was last read to its end at ${last.toISOString()}`;
  return [{ kind: 'not-read-lately', uid: null, detail: `the mailbox ${since}; is a collect part running?` }];
}
