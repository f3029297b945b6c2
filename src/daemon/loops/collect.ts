import type { Blobs } from '../../store/blobs/blobs.ts';
import { failpoint } from '../../store/failpoint.ts';
import { keepInbound, knownUids } from '../../store/intake/keep.ts';
import { markSettledInMailbox, unsettledInMailbox } from '../../store/intake/mailbox-side.ts';
import { holdMailbox, type MailboxHold, recordCollection } from '../../store/mailboxes.ts';
import { StorageTrouble } from '../../store/trouble.ts';
import type { Endpoint } from '../../transport/endpoint.ts';
import type { OpenedMailbox } from '../../transport/imap/mailbox.ts';
import { openMailbox } from '../../transport/imap/open-mailbox.ts';
import type { MailboxTrouble } from '../../transport/imap/trouble.ts';
import type { Bell } from '../bell.ts';
import type { Engine } from '../engine.ts';
import { ledgerName } from '../reconcile.ts';
import { type Loop, pause, Setback } from './loop.ts';

export interface CollectOptions {
  /** What health and log call it. */
  readonly name: string;
  readonly server: Endpoint;
  readonly mailbox: string;
  /** Rung when mail of this mailbox was settled. */
  readonly settled: Bell;
  readonly maxMailSize: number;
  readonly archiveFolder: string | null;
  readonly pollMs: number;
  /** Called when a look reached the end of the mailbox. */
  readonly collected: () => void;
}

/** What a look may take beside its wait. */
const PATIENCE = 120_000;

type Hold = Extract<MailboxHold, { kind: 'held' }>;

/**
 * Takes in whatever the mailbox shows and the ledger does not know: bytes first, then the row, then, once the mail has
 * its outcome, the mark in the mailbox (design, section 2, steps 1 and 2; invariants 1 and 2).
 */
export function collectLoop(engine: Engine, options: CollectOptions): Loop & { readonly end: () => Promise<void> } {
  const name = ledgerName(options.server, options.mailbox);
  let hold: Hold | null = null;
  let session: OpenedMailbox | null = null;

  const leave = async (): Promise<void> => {
    const [left, given] = [session, hold];
    session = null;
    hold = null;
    await left?.close();
    await given?.release();
  };

  return {
    name: options.name,
    bell: options.settled,
    everyMs: options.pollMs,
    look: async () => {
      try {
        hold ??= await takeHold(engine, name);
        if (!hold) return await standBy(engine, options.name);
        session ??= opened(await openMailbox(options.server, { ...options, giveUp: engine.giveUp }));
        await collectOnce(engine, session, hold, name);
        options.collected();
        // Here and not at the end of the look, which is a whole poll later.
        engine.health.well(options.name, options.pollMs + PATIENCE);
        do await tidy(engine, session, name, options.archiveFolder);
        while ((await waitFor(engine, session, hold, options)) === 'settled');
        return 'more';
      } catch (error) {
        await leave().catch(() => undefined);
        throw error;
      }
    },
    end: leave,
  };
}

async function takeHold({ database }: Engine, mailbox: string): Promise<Hold | null> {
  const hold = await holdMailbox(database, mailbox);
  return hold.kind === 'held' ? hold : null;
}

/** Another process collects: this one takes over within seconds of its end. */
async function standBy({ stop, health }: Engine, name: string): Promise<'more'> {
  health.well(name, 60_000);
  await pause(5_000, stop);
  return 'more';
}

function opened(mailbox: OpenedMailbox | MailboxTrouble): OpenedMailbox {
  if (mailbox.kind === 'opened') return mailbox;
  throw setbackOf(mailbox);
}

async function collectOnce(engine: Engine, session: OpenedMailbox, hold: Hold, mailbox: string): Promise<void> {
  const { database, log, now, stop } = engine;
  const { uidValidity } = session;
  const listed = done(await session.listUids());
  await failpoint('collect: listed');
  const known = await knownUids(database, mailbox, uidValidity);
  const fresh = [...listed.uids].filter((uid) => !known.has(uid)).sort((one, other) => one - other);
  for (const uid of fresh) {
    if (stop.aborted) return;
    await keep(engine, session, { mailbox, epoch: hold.epoch, uid });
  }
  await failpoint('collect: before the end is recorded');
  const recorded = await recordCollection(database, { mailbox, epoch: hold.epoch, uidValidity, now: now() });
  if (recorded.kind === 'fenced') throw fenced();
  if (fresh.length > 0) log.info('mail collected', { count: fresh.length });
}

async function keep(
  { database, blobs, bells, log, now }: Engine,
  session: OpenedMailbox,
  { mailbox, epoch, uid }: { readonly mailbox: string; readonly epoch: number; readonly uid: number },
): Promise<void> {
  const answer = await session.fetchRaw(uid);
  if (answer.kind === 'refused' || answer.kind === 'wrong-answer') {
    // One mail that does not come never keeps the others waiting; the ledger does not know it, so it is asked for again.
    log.warn('a mail did not come and is asked for at the next look', { uid, why: answer.reason });
    return;
  }
  const fetched = done(answer);
  if (fetched.kind === 'gone') return;
  await failpoint('collect: fetched');
  const { size, internalDate, raw, truncated } = fetched;
  const rawSha256 = await putUnlessTooLong(blobs, raw);
  if (rawSha256 === null) {
    log.warn('a mail is longer than a file may be here and is asked for at the next look', { uid });
    return;
  }
  await failpoint('collect: bytes kept');
  const { uidValidity } = session;
  const mail = { mailbox, epoch, uidValidity, uid, size, internalDate, receivedAt: now(), rawSha256, truncated };
  const kept = await keepInbound(database, mail);
  if (kept.kind === 'fenced') throw fenced();
  await failpoint('keep: committed');
  bells.inbound.ring();
}

/** Null where the process may write no file of that length (RLIMIT_FSIZE): it must not keep shorter mails waiting. */
async function putUnlessTooLong(blobs: Blobs, raw: Uint8Array): Promise<string | null> {
  try {
    return await blobs.put(raw);
  } catch (error) {
    if (error instanceof StorageTrouble && error.code === 'EFBIG') return null;
    throw error;
  }
}

/** Shows in the mailbox what is settled here; done again after a crash, which does no harm. */
async function tidy(
  { database, log, now }: Engine,
  session: OpenedMailbox,
  mailbox: string,
  archive: string | null,
): Promise<void> {
  for (;;) {
    const settled = await unsettledInMailbox(database, mailbox, session.uidValidity);
    if (settled.length === 0) return;
    // What a person has to look at stays as it is, unread.
    const uids = settled.filter(({ outcome }) => outcome !== 'quarantined').map(({ uid }) => uid);
    await failpoint('tidy: before the mark');
    const marked = archive === null ? await session.markSeen(uids) : await session.moveTo(archive, uids);
    if (marked.kind === 'refused') {
      log.warn('the mailbox cannot be tidied', { why: marked.reason });
      return;
    }
    done(marked);
    await failpoint('tidy: marked');
    await markSettledInMailbox(
      database,
      settled.map(({ id }) => id),
      now(),
    );
    await failpoint('tidy: mark recorded');
  }
}

/** Until something was settled, or else mail came, the slow look is due, or the hold is lost. */
async function waitFor(
  { stop }: Engine,
  session: OpenedMailbox,
  hold: Hold,
  { settled: bell, pollMs: ms }: CollectOptions,
): Promise<'settled' | 'look'> {
  const enough = new AbortController();
  const until = AbortSignal.any([stop, enough.signal]);
  const settled = bell.wait(ms, until).then((ended) => {
    if (ended === 'rung') enough.abort();
    return ended;
  });
  const lost = hold.lost.then(() => ({ kind: 'fenced' }) as const);
  const ended = await Promise.race([session.waitForMail(ms, until), lost]);
  enough.abort();
  const rung = (await settled) === 'rung';
  if (ended.kind === 'fenced') throw fenced();
  return done(ended).kind === 'aborted' && rung && !stop.aborted ? 'settled' : 'look';
}

/** What was asked for, or the exception that ends this look. */
function done<T extends { readonly kind: string }>(result: T | MailboxTrouble): Exclude<T, MailboxTrouble> {
  if (result.kind in TROUBLE) throw setbackOf(result as MailboxTrouble);
  return result as Exclude<T, MailboxTrouble>;
}

function fenced(): Setback {
  return new Setback('another process collects from this mailbox now', '');
}

function setbackOf({ kind, reason }: MailboxTrouble): Setback {
  return new Setback(
    TROUBLE[kind],
    reason,
    kind === 'refused-login' ? { leastMs: 60_000, mostMs: 3_600_000 } : undefined,
  );
}

const TROUBLE: Readonly<Record<MailboxTrouble['kind'], string>> = {
  'refused-login': 'the password was refused; look at IMAP_URL',
  'no-such-mailbox': 'the server has no such mailbox; look at IMAP_URL',
  unreachable: 'the mail server cannot be reached',
  'tls-refused': 'the mail server offers no encryption that can be trusted; no password was sent',
  lost: 'the connection to the mailbox was lost',
  renumbered: 'the mailbox was rebuilt and is read anew',
  refused: 'the mail server refused a command',
};
