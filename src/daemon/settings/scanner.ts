import { mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import type { ScannerAddress } from '../../transport/clamd/clamd.ts';
import { at, type Environment } from './environment.ts';

/** `CLAMD_SOCKET`: the path of clamd's socket, or host and port on loopback, for clamd knows no TLS; null: no scanner. */
export function readScanner(env: Environment): Read<ScannerAddress | null> {
  const value = env.get('CLAMD_SOCKET');
  if (value === undefined) return sound(null);
  if (value.startsWith('/')) return sound({ kind: 'socket', path: value });
  const [, host = '', port] = /^(localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})$/.exec(value) ?? [];
  if (host === '' || Number(port) > 65_535)
    return mistaken(at('CLAMD_SOCKET', 'must be a path such as /run/clamav/clamd.ctl, or 127.0.0.1:3310'));
  return sound({ kind: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: Number(port) });
}
