import { execFileSync } from 'node:child_process';

/** Limits that the kernel sets to a running process (setrlimit(2)). */
export type Limit = 'nofile' | 'fsize';

/** Lowers or lifts the soft limit of a process, as `ulimit` or `LimitNOFILE=` would have, and at once. */
export function setLimit(pid: number, limit: Limit, value: number | 'as-before'): void {
  const soft = value === 'as-before' ? hardLimitOf(pid, limit) : String(value);
  execFileSync('prlimit', ['--pid', String(pid), `--${limit}=${soft}:`]);
}

function hardLimitOf(pid: number, limit: Limit): string {
  const said = execFileSync('prlimit', ['--pid', String(pid), `--${limit}`, '--output', 'HARD', '--noheadings']);
  return said.toString().trim();
}
