import { join } from 'node:path';

/**
 * How a command reaches a running daemon whose embedded database nobody else may open: one JSON object a line over a
 * loopback socket. A file that only the owner can read names the port and a secret.
 */
export interface ControlFile {
  readonly port: number;
  readonly secret: string;
}

export interface ControlRequest {
  readonly secret: string;
  readonly argv: readonly string[];
  /** Where it was typed: relative paths in it start there. */
  readonly directory: string;
}

export type ControlReply = { readonly out: string } | { readonly err: string } | { readonly exit: 0 | 1 | 2 };

export function controlFilePath(dataDir: string): string {
  return join(dataDir, 'control.json');
}

/** Longest request line that is read, in bytes: an argument list, not a mail. */
export const LONGEST_REQUEST = 65_536;
