import type { DaemonWorld } from '../daemon/world.ts';
import { fieldOf } from '../daemon/world.ts';
import type { TestDovecot } from '../harness/dovecot.ts';
import { isRight, judge } from '../kills/verdict.ts';
import { type Kind, mailsOf, PAST } from './mails.ts';

/** Mailbox, ledger, tickets and the mail server that took the letters, counted after everything came to rest. */
export async function wrongIn(
  world: DaemonWorld,
  dovecot: TestDovecot,
  kind: Kind,
): Promise<{ readonly wrong: readonly string[]; readonly repeated: number }> {
  const repeated = repeatedIn(world);
  const shown = await dovecot.messages(world.user);
  const missing = shown.length === 3 ? [] : [`the mailbox shows ${shown.length} mails`];
  if (kind === 'poison') return { wrong: [...missing, ...(await wrongWithPoison(world))], repeated };
  const verdict = await judge(world, dovecot, [...PAST, ...mailsOf(kind)]);
  if (isRight(verdict)) return { wrong: missing, repeated };
  const examples = kind === 'copy' ? await withoutSwaps(world, verdict.examples) : verdict.examples;
  return { wrong: [...missing, ...examples], repeated };
}

/** Of three copies of one mail, any may be the one that opens the ticket. */
async function withoutSwaps(world: DaemonWorld, examples: readonly string[]): Promise<readonly string[]> {
  const outcomes = (await world.inbound()).slice(0, 3).map(({ outcome }) => outcome);
  const isOneOfThree = outcomes.sort().join() === 'duplicate,duplicate,new-ticket';
  return isOneOfThree ? examples.filter((example) => !example.startsWith('with another outcome')) : examples;
}

/** Three mails set aside, untouched in the mailbox, and a supervisor told of each. */
async function wrongWithPoison(world: DaemonWorld): Promise<readonly string[]> {
  const wrong: string[] = [];
  const rows = (await world.inbound()).filter(({ mailbox }) => mailbox.startsWith(`${world.user}@`));
  if (rows.length !== 3) wrong.push(`${rows.length} rows in the ledger`);
  for (const { id, state } of rows) if (state !== 'quarantined') wrong.push(`mail ${id} is ${state}`);
  const told = (await world.outbox()).filter(({ inboundId }) => rows.some(({ id }) => id === inboundId));
  for (const { id } of rows) {
    const letters = told.filter(({ inboundId }) => inboundId === id);
    if (letters.length !== 1) wrong.push(`${letters.length} notices of mail ${id}`);
    for (const { state } of letters) if (state !== 'sent') wrong.push(`the notice of mail ${id} is ${state}`);
  }
  return wrong;
}

/** Copies under one Message-ID, of any letter to anybody. */
function repeatedIn({ sink }: DaemonWorld): number {
  const ids = sink.mails().map((mail) => `${fieldOf(mail, 'Message-ID')} ${mail.to[0]}`);
  return ids.length - new Set(ids).size;
}
