import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Message } from '../../mail/message.ts';
import type { ParserReply, ParserTask } from './protocol.ts';

/** One worker thread with one mail at most. Whatever goes wrong inside ends the thread, never the process. */
export interface Cell {
  /** Reads within the deadline, or tells why not; after anything but `read` the cell is dead. */
  readonly read: (task: ParserTask, deadlineMs: number) => Promise<CellResult>;
  readonly end: () => Promise<void>;
}

export type CellResult =
  | { readonly kind: 'read'; readonly message: Message }
  | { readonly kind: 'gave-up'; readonly why: string }
  /** There never was a thread; the mail was not touched. */
  | { readonly kind: 'not-started' };

/** Starts a thread; it is worth keeping one ready, for loading the parsers takes longer than most mails. */
export function openCell(heapMb: number): Cell {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
  const worker = import.meta.url.endsWith('.ts')
    ? sourceWorker(resourceLimits)
    : new Worker(COMPILED, { resourceLimits });
  worker.unref();
  const ready = new Promise<boolean>((resolve) => {
    worker.once('message', () => resolve(true));
    worker.once('error', () => resolve(false));
    worker.once('exit', () => resolve(false));
  });
  // A thread that dies between two mails is noticed by the next task; it must not take the process along.
  worker.on('error', () => undefined);
  return {
    read: async (task, deadlineMs) => {
      if (!(await ready)) return { kind: 'not-started' };
      const result = await oneTask(worker, task, deadlineMs);
      if (result.kind === 'gave-up') await worker.terminate();
      return result;
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

const COMPILED = new URL('./parser-worker.js', import.meta.url);

/** Under tests the worker is TypeScript: Node 20 ignores `--import` in workers, so the loader is registered inside. */
function sourceWorker(resourceLimits: ResourceLimits): Worker {
  // The loader's CommonJS door is broken; its package file leads to the other one.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href;
  const source = new URL('./parser-worker.ts', import.meta.url).href;
  const start = 'import(workerData.loader).then(({ register }) => { register(); return import(workerData.source); });';
  return new Worker(`const { workerData } = require('node:worker_threads'); ${start}`, {
    eval: true,
    workerData: { loader, source },
    resourceLimits,
  });
}

async function oneTask(worker: Worker, task: ParserTask, deadlineMs: number): Promise<CellResult> {
  worker.ref();
  const over = new AbortController();
  const { signal } = over;
  const replied = once(worker, 'message', { signal }).then(([reply]): CellResult => resultOf(reply as ParserReply));
  const died = once(worker, 'exit', { signal }).then((): CellResult => ({ kind: 'gave-up', why: 'crash' }));
  const late = sleep(deadlineMs, undefined, { signal }).then((): CellResult => ({ kind: 'gave-up', why: 'deadline' }));
  try {
    worker.postMessage(task);
    return await Promise.race([replied, died, late]);
  } catch (error) {
    // `once` rejects when the thread reports an error before it answers.
    return { kind: 'gave-up', why: isOutOfMemory(error) ? 'heap limit' : 'crash' };
  } finally {
    over.abort();
    await Promise.allSettled([replied, died, late]);
    worker.unref();
  }
}

function resultOf(reply: ParserReply): CellResult {
  if (reply.kind === 'read') return reply;
  return { kind: 'gave-up', why: reply.kind === 'threw' ? `threw ${reply.why}` : 'confused' };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
