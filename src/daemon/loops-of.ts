import { DEFAULT_BRAND } from '../rulebook/brands.ts';
import { openClamd } from '../transport/clamd/clamd.ts';
import { openParserJail } from '../transport/jail/parser-jail.ts';
import { openSmtp } from '../transport/smtp/smtp.ts';
import { type Bell, createBell } from './bell.ts';
import type { DaemonOptions, Part } from './daemon.ts';
import type { Engine } from './engine.ts';
import type { HouseKeeper } from './house-keeper.ts';
import { alarmLoop } from './loops/alarm.ts';
import { collectLoop } from './loops/collect.ts';
import { dispatchLoop, type DispatchOptions, graceOf } from './loops/dispatch.ts';
import type { Loop } from './loops/loop.ts';
import { processLoop } from './loops/process.ts';
import { purgeLoop } from './loops/purge.ts';
import { recoverLoop } from './loops/recover.ts';
import { rulesLoop } from './loops/rules.ts';
import { watchLoop } from './loops/watch.ts';
import { postOfMessageId } from './posts.ts';
import { ledgerName } from './reconcile.ts';
import type { Route } from './routes.ts';
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

/** The outgoing servers, and a bell for each of them and for each mailbox, in their order. */
interface Ends {
  readonly routes: readonly Route[];
  readonly outbound: readonly Bell[];
  readonly settled: readonly Bell[];
}

export function loopsOf(engine: Engine, options: DaemonOptions, keeper: HouseKeeper, ends: Ends): Loops {
  const { settings, only, told } = options;
  const jail = scanningJail(openParserJail(), settings.scanner && openClamd(settings.scanner), engine.health);
  const copiesOf = copiesByLetter(engine);
  const recover = recoverLoop(engine, Math.max(...engine.posts.map(({ copies }) => graceOf(copies))));
  const { collects, firstLooks } = collectLoops(engine, settings, ends);
  const { dispatches, close } = dispatchLoops(engine, ends, { copiesOf, told: (one) => told?.dispatched(one) });
  const mailboxes = engine.posts.flatMap((post) => post.mailboxes);
  const byPart: readonly (readonly [Part, Loop])[] = [
    ['watch', watchLoop(engine)],
    ['watch', alarmLoop(engine, mailboxes)],
    ['watch', purgeLoop(engine)],
    ...collects.map((collect) => ['collect', collect] as const),
    ['process', processLoop(engine, jail, (processed) => told?.processed(processed))],
    ...dispatches.map((dispatch) => ['dispatch', dispatch] as const),
  ];
  return {
    begin: recover.begin,
    loops: [...byPart.filter(([part]) => only.has(part)).map(([, loop]) => loop), rulesLoop(engine, keeper), recover],
    ready: only.has('collect') ? firstLooks : Promise.resolve(),
    close: async () => {
      for (const collect of collects) await collect.end();
      await recover.end();
      close();
      await jail.close();
    },
  };
}

/** One loop for each mailbox of each brand, and when all of them have looked once. */
function collectLoops(engine: Engine, settings: Settings, { settled }: Ends) {
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

/** The copies of the brand whose letter bears a Message-ID, or null where that brand has none. */
function copiesByLetter({ posts, giveUp }: Engine): DispatchOptions['copiesOf'] {
  const byBrand = new Map(
    posts.flatMap(({ brand, copies }) => {
      const part = brand === DEFAULT_BRAND ? 'sent-copies' : `sent-copies ${brand}`;
      return copies ? [[brand, sentCopiesIn(copies, part, giveUp)] as const] : [];
    }),
  );
  return (messageId) => byBrand.get(postOfMessageId(posts, messageId)?.brand ?? DEFAULT_BRAND) ?? null;
}

/** One loop for each outgoing server. */
function dispatchLoops(
  engine: Engine,
  { routes, outbound }: Ends,
  options: Pick<DispatchOptions, 'copiesOf' | 'told'>,
) {
  const lines = routes.map((route, index) => ({
    route,
    smtp: openSmtp(route.smtp, {}, engine.giveUp),
    bell: outbound[index] ?? createBell(),
  }));
  return {
    dispatches: lines.map((line) => dispatchLoop(engine, { ...options, ...line })),
    close: () => {
      for (const { smtp } of lines) smtp.close();
    },
  };
}
