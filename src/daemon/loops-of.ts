import { openClamd } from '../transport/clamd/clamd.ts';
import { openParserJail } from '../transport/jail/parser-jail.ts';
import { openSmtp, type SmtpSender } from '../transport/smtp/smtp.ts';
import { type Bell, createBell } from './bell.ts';
import type { DaemonOptions, Part } from './daemon.ts';
import type { Engine } from './engine.ts';
import type { HouseKeeper } from './house-keeper.ts';
import { alarmLoop } from './loops/alarm.ts';
import { collectLoop } from './loops/collect.ts';
import { dispatchLoop, graceOf } from './loops/dispatch.ts';
import type { Loop } from './loops/loop.ts';
import { processLoop } from './loops/process.ts';
import { purgeLoop } from './loops/purge.ts';
import { recoverLoop } from './loops/recover.ts';
import { rulesLoop } from './loops/rules.ts';
import { watchLoop } from './loops/watch.ts';
import { type Post, postOfMessageId } from './posts.ts';
import { ledgerName } from './reconcile.ts';
import { scanningJail } from './scan-attachments.ts';
import { sentCopiesIn } from './sent-copies.ts';
import type { Settings } from './settings/settings.ts';

/** Everything that one daemon does, as the parts that it was asked for. */
export interface Loops {
  readonly begin: () => Promise<void>;
  readonly loops: readonly Loop[];
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
}

export function loopsOf(
  engine: Engine,
  { settings, only, told }: DaemonOptions,
  keeper: HouseKeeper,
  settled: readonly Bell[],
): Loops {
  const jail = scanningJail(openParserJail(), settings.scanner && openClamd(settings.scanner), engine.health);
  const smtp = sendersOf(engine);
  const copies = settings.sentCopy && sentCopiesIn(settings.sentCopy, engine.giveUp);
  const recover = recoverLoop(engine, graceOf(copies));
  const { collects, firstLooks } = collectLoops(engine, settings, settled);
  const mailboxes = engine.posts.flatMap((post) => post.mailboxes);
  const byPart: readonly (readonly [Part, Loop])[] = [
    ['watch', watchLoop(engine)],
    ['watch', alarmLoop(engine, mailboxes)],
    ['watch', purgeLoop(engine)],
    ...collects.map((collect) => ['collect', collect] as const),
    ['process', processLoop(engine, jail, (processed) => told?.processed(processed))],
    ['dispatch', dispatchLoop(engine, { smtpFor: smtp.of, copies, told: (one) => told?.dispatched(one) })],
  ];
  return {
    begin: recover.begin,
    loops: [...byPart.filter(([part]) => only.has(part)).map(([, loop]) => loop), rulesLoop(engine, keeper), recover],
    ready: only.has('collect') ? firstLooks : Promise.resolve(),
    close: async () => {
      for (const collect of collects) await collect.end();
      await recover.end();
      smtp.close();
      await jail.close();
    },
  };
}

/** One loop for each mailbox of each brand, and when all of them have looked once. */
function collectLoops(engine: Engine, settings: Settings, settled: readonly Bell[]) {
  const firstLooks: Promise<void>[] = [];
  const mailboxes = engine.posts.flatMap((post) => post.mailboxes);
  const collects = mailboxes.map((server, index) => {
    let collected = (): void => undefined;
    firstLooks.push(new Promise<void>((resolve) => (collected = resolve)));
    return collectLoop(engine, {
      name: index === 0 ? 'collect' : `collect ${ledgerName(server, server.mailbox)}`,
      server,
      mailbox: server.mailbox,
      settled: settled[index] ?? createBell(),
      maxMailSize: settings.maxMailSize,
      archiveFolder: settings.archiveFolder,
      pollMs: settings.pollSeconds * 1000,
      collected: () => collected(),
    });
  });
  return { collects, firstLooks: Promise.all(firstLooks).then(() => undefined) };
}

/** A sender for each outgoing server, and the one by which a letter leaves. */
function sendersOf({ posts, giveUp }: Engine) {
  const senders = new Map<Post['smtp'], SmtpSender>();
  for (const { smtp } of posts) if (!senders.has(smtp)) senders.set(smtp, openSmtp(smtp, {}, giveUp));
  return {
    of: (messageId: string): SmtpSender => {
      const post = postOfMessageId(posts, messageId);
      const sender = post && senders.get(post.smtp);
      if (!sender) throw new Error('a daemon without an outgoing server');
      return sender;
    },
    close: () => {
      for (const sender of senders.values()) sender.close();
    },
  };
}
