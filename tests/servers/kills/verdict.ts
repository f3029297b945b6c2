import { join } from 'node:path';
import { openFolderBlobs } from '../../../src/store/blobs/folder-blobs.ts';
import { sealWith } from '../../../src/store/blobs/seal.ts';
import type { InboundEmail } from '../../../src/store/intake/list.ts';
import { FIRST_LETTERS } from '../../../src/ticket/evolve.ts';
import type { DaemonWorld } from '../daemon/world.ts';
import type { TestDovecot } from '../harness/dovecot.ts';
import { judgeLetters, type Repeated } from './letters-verdict.ts';
import { DUE_OUTCOME, numberIn, type PlannedMail } from './planned-mails.ts';

/** What a run came to, counted from outside: mailbox, ledger, tickets, and the mail server that took the letters. */
export interface Verdict {
  /** Anything but 0 fails the run. */
  readonly wrong: Readonly<Record<string, number>>;
  /** Second copies under the same Message-ID: allowed and counted. */
  readonly repeated: Repeated;
  /** Some of what is wrong, in words. */
  readonly examples: readonly string[];
}

const WRONG = [
  'lost',
  'in the ledger twice',
  'with another outcome',
  'duplicate tickets',
  'missing acknowledgements',
  'second acknowledgements',
  'acknowledged machines',
  'wrong histories',
  'letters that never arrived',
  'letters that nobody decided',
  'unfinished letters',
  'unmarked in the mailbox',
] as const;

/** What is wrong, and which mail or letter shows it. */
export type Finding = readonly [what: (typeof WRONG)[number], which: string];

export async function judge(
  world: DaemonWorld,
  dovecot: TestDovecot,
  delivered: readonly PlannedMail[],
): Promise<Verdict> {
  const found: Finding[] = [];
  const rows = await rowsByNumber(world);
  for (const mail of delivered) found.push(...outcomeOf(mail, rows.get(mail.number) ?? []));
  const complaints = delivered.filter(({ kind }) => kind === 'complaint');
  const tickets = grouped(await world.tickets(), ({ ticket }) => ticket.player.address);
  for (const mail of complaints) {
    const [stored, ...more] = tickets.get(mail.from) ?? [];
    for (const { ticket } of more) found.push(['duplicate tickets', `${mail.from}: ${ticket.reference}`]);
    if (stored) found.push(...historyOf(mail, delivered, stored.events));
  }
  const letters = judgeLetters(world.sink.mails(), await world.outbox(), complaints);
  found.push(...letters.found);
  for (const { flags } of await dovecot.messages(world.user)) {
    if (flags !== 'S') found.push(['unmarked in the mailbox', `a mail with the flags "${flags}"`]);
  }
  const examples = found.slice(0, 20).map(([what, which]) => `${what}: ${which}`);
  return { wrong: counted(found), repeated: letters.repeated, examples };
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

function outcomeOf(mail: PlannedMail, rows: readonly InboundEmail[]): readonly Finding[] {
  const name = `${mail.kind} ${mail.number}`;
  const [row, ...more] = rows;
  if (!row?.outcome) return [['lost', `${name} is ${row?.state ?? 'not in the ledger'}`]];
  const isDue = row.outcome === DUE_OUTCOME[mail.kind] && row.fromAddress === mail.from;
  const other: Finding = ['with another outcome', `${name}: ${row.outcome} from ${row.fromAddress}`];
  return [
    ...more.map(({ id }): Finding => ['in the ledger twice', `${name}: also as ${id}`]),
    ...(isDue ? [] : [other]),
  ];
}

/** Each mail stands in its ticket once, and so does each letter, as planned and as sent. */
function historyOf(
  complaint: PlannedMail,
  delivered: readonly PlannedMail[],
  events: readonly { readonly kind: string; readonly letter?: string }[],
): readonly Finding[] {
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

function counted(found: readonly Finding[]): Verdict['wrong'] {
  const entries = WRONG.map((what) => [what, found.filter(([kind]) => kind === what).length] as const);
  return Object.fromEntries(entries);
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
