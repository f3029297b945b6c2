import { setTimeout as sleep } from 'node:timers/promises';
import { type Answering, settle } from '../../daemon/loops/process.ts';
import { claimInbound, type InboundClaim, releaseInbound } from '../../store/intake/claim.ts';
import { keepInbound } from '../../store/intake/keep.ts';
import { inboundById } from '../../store/intake/list.ts';
import { ticketById } from '../../store/tickets/read.ts';
import type { ParserJail } from '../../transport/jail/parser-jail.ts';
import { cameAt } from './came-at.ts';
import type { FoundMail, OldMail } from './mailbox-files.ts';

/** Where one old mail ended. */
export interface Imported {
  readonly source: string;
  /** As in the ledger; `known`: imported before; `skipped`: no mail; `failed`: try again. */
  readonly outcome: string;
  readonly reference: string | null;
  readonly reason: string;
}

export interface ImportTools extends Answering {
  readonly jail: ParserJail;
  /** Name in the ledger of the imported mail of a brand, and the hold on it. */
  readonly mailbox: string;
  readonly epoch: number;
  readonly owner: string;
  readonly stop: AbortSignal;
}

/** Takes a mail in by the door of all mail, ledger first, and waits until it is recorded. */
export async function importMail(found: FoundMail, tools: ImportTools): Promise<Imported> {
  const { source } = found;
  if ('skipped' in found) return { source, outcome: 'skipped', reference: null, reason: found.skipped };
  const kept = await keep(found, tools);
  if (kept === null) return { source, outcome: 'known', reference: null, reason: 'it was imported before' };
  const failed = await recordWaiting(tools, kept);
  return failed === null
    ? outcomeOf(source, kept, tools)
    : { source, outcome: 'failed', reference: null, reason: failed };
}

/** What an interrupted import left in the ledger. */
export async function recordLeftOvers(tools: ImportTools): Promise<void> {
  while ((await recordNext(tools)) === 'recorded');
}

/** Null when the same bytes were imported before: the number in the ledger is made of them. */
async function keep({ raw, fileTime }: OldMail, tools: ImportTools): Promise<number | null> {
  const { database, blobs, mailbox, epoch, now } = tools;
  const rawSha256 = await blobs.put(raw);
  const kept = await keepInbound(database, {
    mailbox,
    epoch,
    uidValidity: 1,
    uid: Number.parseInt(rawSha256.slice(0, 12), 16),
    size: raw.length,
    internalDate: cameAt(raw, fileTime, now()),
    receivedAt: now(),
    rawSha256,
    truncated: false,
  });
  if (kept.kind === 'fenced') throw new Error('another import began meanwhile');
  return kept.kind === 'kept' ? kept.id : null;
}

/** A running daemon may be quicker: then its work is waited for. Null when done, else why not. */
async function recordWaiting(tools: ImportTools, id: number): Promise<string | null> {
  const { database, stop } = tools;
  while (!stop.aborted) {
    const state = (await inboundById(database, id))?.state;
    if (state === 'processed' || state === 'quarantined') return null;
    const next = await recordNext(tools);
    if (next !== 'recorded' && next !== 'nothing') return next;
    if (next === 'nothing') await sleep(200);
  }
  return 'stopped';
}

async function recordNext(tools: ImportTools): Promise<'recorded' | 'nothing' | `failed: ${string}`> {
  const { database, owner, now, jail, mailbox } = tools;
  const [claim] = await claimInbound(database, { owner, now: now(), leaseMs: LEASE, limit: 1, mailbox });
  if (!claim) return 'nothing';
  try {
    await settle(tools, jail, claim);
    return 'recorded';
  } catch (error) {
    await release(tools, claim);
    return `failed: ${error instanceof Error ? error.message : 'unknown error'}`;
  }
}

const LEASE = 300_000;

async function release({ database }: ImportTools, { id, lease }: InboundClaim): Promise<void> {
  await releaseInbound(database, lease, [id]);
}

async function outcomeOf(source: string, id: number, { database }: ImportTools): Promise<Imported> {
  const row = await inboundById(database, id);
  const stored = row?.ticketId ? await ticketById(database, row.ticketId) : null;
  return {
    source,
    outcome: row?.outcome ?? 'unknown',
    reference: stored?.ticket.reference ?? null,
    reason: row?.outcomeReason ?? '',
  };
}
