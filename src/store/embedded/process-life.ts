import { readFile } from 'node:fs/promises';

/** Which process of which machine holds a lock. */
export interface DirectoryHolder {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from a later one with the same number, where the system can; else null. */
  readonly life: string | null;
}

/** Whether the process still runs: the very same one, not another that was given its number after a restart. */
export async function isAlive({ pid, life }: DirectoryHolder): Promise<boolean> {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = await lifeOf(pid);
  return life === null || now === null || life === now;
}

/** The boot of the machine and the start of the process within it (Linux, proc(5)). */
export async function lifeOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the start time is field 22, the 20th behind it.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return started ? `${boot.trim()} ${started}` : null;
  } catch {
    return null;
  }
}
