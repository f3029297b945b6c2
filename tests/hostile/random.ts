/** A stream of draws that a seed decides alone: every failure can be repeated by its numbers. */
export interface Random {
  /** From 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True once in `times`. */
  readonly oneIn: (times: number) => boolean;
  readonly bytes: (count: number) => Buffer;
}

/** Mulberry32, started from a well-mixed pair of numbers. */
export function randomFrom(seed: number, stream: number): Random {
  let state = mixed(mixed(seed) ^ stream);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return (value ^ (value >>> 14)) >>> 0;
  };
  const below = (limit: number): number => (limit <= 0 ? 0 : Math.floor((next() / 4_294_967_296) * limit));
  return {
    below,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    oneIn: (times) => below(times) === 0,
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}

/** The finaliser of MurmurHash3: neighbouring seeds start far apart. */
function mixed(value: number): number {
  let mix = (value ^ 0x9e3779b9) | 0;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return mix ^ (mix >>> 16);
}
