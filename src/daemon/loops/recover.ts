import { freeDeadLeases, holdProcess } from '../../store/dead-leases.ts';
import type { NameLock } from '../../store/database.ts';
import { createBell } from '../bell.ts';
import type { Engine } from '../engine.ts';
import { firstLook, type Loop } from './loop.ts';

/**
 * Keeps this process known as alive, and takes up what dead ones left: a daemon that was killed is made good within
 * seconds by its successor or by any other that runs.
 */
export function recoverLoop(engine: Engine, graceMs: number): RecoverLoop {
  const { database, owner, now, log, bells } = engine;
  let hold: NameLock | null = null;
  const look = async (): Promise<'idle'> => {
    hold ??= await keepHold(engine, () => (hold = null));
    const { inbound, outbound } = await freeDeadLeases(database, owner, { now: now(), graceMs });
    if (inbound + outbound > 0) log.warn('a process died; what it held is taken up', { count: inbound + outbound });
    if (inbound > 0) bells.inbound.ring();
    return 'idle';
  };
  return {
    begin: async () => firstLook({ name: 'recover', look }, engine),
    name: 'recover',
    bell: createBell(),
    everyMs: 5_000,
    look,
    end: async () => hold?.release(),
  };
}

interface RecoverLoop extends Loop {
  /** This process is known as alive, and what dead ones left stands in its old place; before, it takes nothing. */
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

async function keepHold({ database, owner }: Engine, lose: () => void): Promise<NameLock | null> {
  const hold = await holdProcess(database, owner);
  void hold?.lost.then(lose);
  return hold;
}
