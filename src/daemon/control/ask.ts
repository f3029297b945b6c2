import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { type ControlFile, type ControlReply, controlFilePath } from './protocol.ts';

/** The running daemon ran the command, or there is none that answers. */
export type Asked = { readonly kind: 'ran'; readonly exit: 0 | 1 | 2 } | { readonly kind: 'nobody-there' };

/** Sends a command to the daemon that holds this data directory and passes its lines on as they come. */
export async function askDaemon(
  dataDir: string,
  argv: readonly string[],
  say: {
    readonly out: (line: string) => void;
    readonly err: (line: string) => void;
    /** Where the command was typed. */
    readonly directory: string;
  },
): Promise<Asked> {
  const control = await controlFile(dataDir);
  if (!control) return { kind: 'nobody-there' };
  const socket = connect(control.port, '127.0.0.1');
  let exit: 0 | 1 | 2 | null = null;
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    socket.write(`${JSON.stringify({ secret: control.secret, argv, directory: say.directory })}\n`);
    for await (const line of createInterface({ input: socket })) {
      const reply = JSON.parse(line) as ControlReply;
      if ('out' in reply) say.out(reply.out);
      else if ('err' in reply) say.err(reply.err);
      else exit = reply.exit;
    }
  } catch {
    if (exit === null) return { kind: 'nobody-there' };
  } finally {
    socket.destroy();
  }
  return exit === null ? { kind: 'nobody-there' } : { kind: 'ran', exit };
}

async function controlFile(dataDir: string): Promise<ControlFile | null> {
  try {
    return JSON.parse(await readFile(controlFilePath(dataDir), 'utf8')) as ControlFile;
  } catch {
    return null;
  }
}
