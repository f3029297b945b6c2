import { Readable } from 'node:stream';
import { failpoint } from '../../store/failpoint.ts';

/** The bytes of a mail on their way: from the last of them on, the final dot may have been sent. */
export interface Body {
  readonly stream: Readable;
  readonly isHandedOver: () => boolean;
}

export interface BodyWatch {
  /** Called when the server wants the bytes; if it throws, none of them leaves. */
  readonly wanted: () => void;
  /** Called once, when the last byte was asked for: not earlier than that does anybody write the dot. */
  readonly handedOver: () => void;
}

export function bodyOf(raw: Uint8Array, { wanted, handedOver }: BodyWatch): Body {
  let done = false;
  const pieces = async function* (): AsyncGenerator<Buffer> {
    wanted();
    for (let at = 0; at < raw.length; at += PIECE) yield Buffer.from(raw.subarray(at, at + PIECE));
    await failpoint('send: before the dot');
    done = true;
    handedOver();
  };
  return {
    stream: Readable.from(pieces(), { objectMode: false, highWaterMark: PIECE }),
    isHandedOver: () => done,
  };
}

const PIECE = 16_384;
