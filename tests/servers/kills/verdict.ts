import { join } from 'node:path';
import { openFolderBlobs } from '../../../src/store/blobs/folder-blobs.ts';
import { sealWith } from '../../../src/store/blobs/seal.ts';
import type { InboundEmail } from '../../../src/store/intake/list.ts';
import { FIRST_LETTERS } from '../../../src/ticket/evolve.ts';
import { type DaemonWorld, fieldOf } from '../daemon/world.ts';
import type { TestDovecot } from '../harness/dovecot.ts';
import type { SunkMail } from '../harness/smtp-sink.ts';
import { DUE_OUTCOME, numberIn, type PlannedMail } from './planned-mails.ts';

/** What a run came to, counted from outside: mailbox, ledger, tickets, and the mail server that took the letters. */
export interface Verdict {
  /** Anything but 0 fails the run. */
  readonly wrong: Readonly<Record<Wrong, number>>;
  /** Second copies of an acknowledgement, under the same Message-ID: allowed and counted. */
  readonly repeated: number;
  /** Some of what is wrong, in words. */
  readonly examples: readonly string[];
}

export type Wrong =
  | 'lost'
  | 'in the ledger twice'
  | 'with another outcome'
  | 'duplicate tickets'
  | 'missing acknowledgements'
  | 'second acknowledgements'
  | 'acknowledged machines'
  | 'wrong histories'
  | 'unfinished letters'
  | 'unmarked in the mailbox';

export async function judge(
  world: DaemonWorld,
  dovecot: TestDovecot,
  delivered: readonly PlannedMail[],
): Promise<Verdict> {
  const found: [Wrong, string][] = [];
  const rows = await rowsByNumber(world);
  for (const mail of delivered) found.push(...outcomeOf(mail, rows.get(mail.number) ?? []));
  const tickets = grouped(await world.tickets(), ({ ticket }) => ticket.player.address);
  const letters = grouped(world.sink.mails(), ({ to }) => to[0] ?? '');
  let repeated = 0;
  for (const mail of delivered.filter(({ kind }) => kind === 'complaint')) {
    const [stored, ...more] = tickets.get(mail.from) ?? [];
    for (const { ticket } of more) found.push(['duplicate tickets', `${mail.from}: ${ticket.reference}`]);
    const ids = (letters.get(mail.from) ?? []).map(idOf);
    const [acknowledgement, ...others] = new Set(ids);
    if (acknowledgement === undefined) found.push(['missing acknowledgements', mail.from]);
    for (const other of others) found.push(['second acknowledgements', `${mail.from}: ${other}`]);
    repeated += ids.length - new Set(ids).size;
    if (stored) found.push(...historyOf(mail, delivered, stored.events));
  }
  for (const to of letters.keys()) {
    if (to.startsWith('mailer-daemon')) found.push(['acknowledged machines', to]);
  }
  for (const { id, state } of await world.outbox()) {
    if (state !== 'sent') found.push(['unfinished letters', `${id} is ${state}`]);
  }
  for (const { flags } of await dovecot.messages(world.user)) {
    if (flags !== 'S') found.push(['unmarked in the mailbox', `a mail with the flags "${flags}"`]);
  }
  return { wrong: counted(found), repeated, examples: found.slice(0, 20).map(([what, which]) => `${what}: ${which}`) };
}

export function isRight({ wrong }: Verdict): boolean {
  return Object.values(wrong).every((count) => count === 0);
}

/** The rows of the ledger by the number that stands in the bytes they were taken in with. */
async function rowsByNumber({ inbound, dataDir }: DaemonWorld): Promise<ReadonlyMap<number, readonly InboundEmail[]>> {
  const blobs = await openFolderBlobs(join(dataDir, 'blobs'), sealWith([]));
  const numbered: { readonly row: InboundEmail; readonly number: number }[] = [];
  for (const row of await inbound()) {
    numbered.push({ row, number: numberIn((await blobs.get(row.rawSha256)) ?? new Uint8Array()) });
  }
  const groups = grouped(numbered, ({ number }) => number);
  return new Map([...groups].map(([number, rows]) => [number, rows.map(({ row }) => row)]));
}

function outcomeOf(mail: PlannedMail, rows: readonly InboundEmail[]): [Wrong, string][] {
  const name = `${mail.kind} ${mail.number}`;
  const [row, ...more] = rows;
  if (!row?.outcome) return [['lost', `${name} is ${row?.state ?? 'not in the ledger'}`]];
  const due = DUE_OUTCOME[mail.kind];
  return [
    ...more.map(({ id }): [Wrong, string] => ['in the ledger twice', `${name}: also as ${id}`]),
    ...(row.outcome === due && row.fromAddress === mail.from
      ? []
      : [['with another outcome', `${name}: ${row.outcome} from ${row.fromAddress}`] satisfies [Wrong, string]]),
  ];
}

/** Each mail stands in its ticket once, and so does each letter, as planned and as sent. */
function historyOf(
  complaint: PlannedMail,
  delivered: readonly PlannedMail[],
  events: readonly { readonly kind: string; readonly letter?: string }[],
): [Wrong, string][] {
  const count = (kind: string, letters?: readonly string[]): number =>
    events.filter((event) => event.kind === kind && (!letters || letters.includes(event.letter ?? ''))).length;
  const backOn = (...kinds: readonly PlannedMail['kind'][]): number =>
    delivered.filter(({ of, kind }) => of === complaint.number && kinds.includes(kind)).length;
  const due = {
    received: [count('message-received'), 1 + backOn('reply')],
    filed: [count('machine-mail-filed'), backOn('vacation', 'bounce')],
    failed: [count('delivery-failed'), backOn('bounce')],
    planned: [count('letter-planned', FIRST_LETTERS), 1],
    sent: [count('letter-sent', FIRST_LETTERS), 1],
  };
  const wrong = Object.entries(due).filter(([, [is, should]]) => is !== should);
  return wrong.map(([what, [is, should]]) => ['wrong histories', `${complaint.from}: ${is} ${what}, not ${should}`]);
}

function idOf(mail: SunkMail): string {
  return fieldOf(mail, 'Message-ID') ?? '';
}

function counted(found: readonly [Wrong, string][]): Readonly<Record<Wrong, number>> {
  const wrong: Record<Wrong, number> = {
    lost: 0,
    'in the ledger twice': 0,
    'with another outcome': 0,
    'duplicate tickets': 0,
    'missing acknowledgements': 0,
    'second acknowledgements': 0,
    'acknowledged machines': 0,
    'wrong histories': 0,
    'unfinished letters': 0,
    'unmarked in the mailbox': 0,
  };
  for (const [what] of found) wrong[what] += 1;
  return wrong;
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
