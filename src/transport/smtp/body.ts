import { Readable } from 'node:stream';

/** The bytes of a mail on their way: from the last of them on, the final dot may have been sent. */
export interface Body {
  readonly stream: Readable;
  readonly isHandedOver: () => boolean;
}

/** `handedOver` is called once, when the last byte was asked for: not earlier than that does anybody write the dot. */
export function bodyOf(raw: Uint8Array, handedOver: () => void): Body {
  let done = false;
  const pieces = function* (): Generator<Buffer> {
    for (let at = 0; at < raw.length; at += PIECE) yield Buffer.from(raw.subarray(at, at + PIECE));
    done = true;
    handedOver();
  };
  return {
    stream: Readable.from(pieces(), { objectMode: false, highWaterMark: PIECE }),
    isHandedOver: () => done,
  };
}

const PIECE = 16_384;
