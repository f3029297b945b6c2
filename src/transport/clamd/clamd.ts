import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A virus scanner outside of this process, which says what it thinks of a file's bytes. */
export interface Scanner {
  /** Never rejects: a scanner that is away is an answer too. */
  readonly scan: (content: Uint8Array) => Promise<Scan>;
}

export type Scan =
  | { readonly kind: 'clean' }
  /** `Win.Test.EICAR_HDB-1` and the like. */
  | { readonly kind: 'infected'; readonly name: string }
  /** Larger than the scanner takes, or something else about the file that it will say again next time. */
  | { readonly kind: 'refused' }
  /** The scanner is away, silent or confused; `why` holds none of its words. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** Where clamd listens: a path, or a host with its port. */
export type ScannerAddress =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/**
 * ClamAV's daemon by its INSTREAM command (clamd(8)): the bytes go over the socket in chunks, each behind its length,
 * and an empty one ends them. A connection a file, for a file ends it with its size or its time.
 */
export function openClamd(address: ScannerAddress, deadlineMs = 10_000): Scanner {
  return {
    scan: async (content) => {
      const socket = address.kind === 'socket' ? connect(address.path) : connect(address.port, address.host);
      const over = new AbortController();
      const late = sleep(deadlineMs, unavailable('it did not answer in time'), { signal: over.signal });
      try {
        return await Promise.race([conversation(socket, content), late]);
      } finally {
        over.abort();
        await late.catch(() => undefined);
        socket.destroy();
      }
    },
  };
}

async function conversation(socket: Socket, content: Uint8Array): Promise<Scan> {
  return new Promise((resolve) => {
    const said: Buffer[] = [];
    let length = 0;
    socket.on('error', (error) => resolve(unavailable(`it cannot be reached (${codeOf(error)})`)));
    socket.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LONGEST_ANSWER) said.push(chunk);
      if (chunk.includes(0)) resolve(scanIn(Buffer.concat(said).toString('latin1')));
    });
    socket.on('close', () => resolve(unavailable('it hung up')));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < content.byteLength; at += CHUNK) socket.write(chunkOf(content.subarray(at, at + CHUNK)));
      socket.write(Buffer.alloc(4));
    });
  });
}

const CHUNK = 64 * 1024;
const LONGEST_ANSWER = 4_000;

function chunkOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.byteLength);
  return Buffer.concat([length, bytes]);
}

/** `stream: OK`, `stream: NAME FOUND`, or words that end in ERROR. */
function scanIn(answer: string): Scan {
  const said = answer.replace(/\0.*$/s, '').trim();
  if (/^stream: OK$/.test(said)) return { kind: 'clean' };
  const name = /^stream: ([\w.:()/-]{1,200}) FOUND$/.exec(said)?.[1];
  if (name !== undefined) return { kind: 'infected', name };
  return /size limit exceeded/i.test(said) ? { kind: 'refused' } : unavailable('its answer was not understood');
}

function unavailable(why: string): Scan {
  return { kind: 'unavailable', why };
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'no code';
}
