/**
 * Named places between two steps, at which the tests let a process die, break or hang, one after the other (decision
 * 0011, reliability T1). No setting arms them and no code of the program does: only what is loaded beside it from
 * outside can (`node --import`), and as long as nobody did, one costs a microtask.
 */
export const FAILPOINTS = [
  'collect: listed',
  'collect: fetched',
  'collect: bytes kept',
  'keep: before commit',
  'keep: committed',
  'collect: before the end is recorded',
  'tidy: before the mark',
  'tidy: marked',
  'tidy: mark recorded',
  'process: claimed',
  'process: parsed',
  'process: decided',
  'settle: begun',
  'settle: before commit',
  'settle: committed',
  'fail: before commit',
  'fail: committed',
  'dispatch: claimed',
  'send: before the dot',
  'send: taken',
  'deliver: before commit',
  'deliver: committed',
  'recover: before',
  'recover: after',
  'probe: before the search',
  'probe: answered',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];

/** Says that the process is at this place; nothing happens unless a test armed it. */
export async function failpoint(name: Failpoint): Promise<void> {
  await reached?.(name);
}

/** Has every place call `hook` from now on: what that does, throwing or never settling included, happens there. */
export function armFailpoints(hook: (name: Failpoint) => Promise<void>): void {
  reached = hook;
}

let reached: ((name: Failpoint) => Promise<void>) | null = null;
