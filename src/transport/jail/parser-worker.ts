import { parentPort } from 'node:worker_threads';
import type { Message } from '../../mail/message.ts';
import { readHeadOnly } from '../../mail/parse/read-head-only.ts';
import { readWithMailparser } from '../../mail/parse/read-with-mailparser.ts';
import { readWithPostalMime } from '../../mail/parse/read-with-postal-mime.ts';
import type { ParserReply, ParserTask } from './protocol.ts';

/** The inside of the jail: reads one mail at a time with the parser it is told, and may be ended at any moment. */
const READERS: Readonly<Record<ParserTask['parser'], (raw: Uint8Array) => Promise<Message>>> = {
  mailparser: readWithMailparser,
  'postal-mime': readWithPostalMime,
  head: async (raw) => Promise.resolve(readHeadOnly(raw, [])),
};

parentPort?.on('message', (task: ParserTask) => {
  void READERS[task.parser](task.raw)
    .then((message): ParserReply => ({ kind: 'read', message }))
    .catch((error: unknown): ParserReply => ({ kind: 'threw', why: nameOf(error) }))
    .then((reply) => parentPort?.postMessage(reply));
});

/** The kind of failure only: what a parser says may quote the mail. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

parentPort?.postMessage({ kind: 'ready' } satisfies ParserReply);
