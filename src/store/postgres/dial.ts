import { connect, type Socket } from 'node:net';

/** Where postgres.js would connect to: parallel lists, or a Unix socket. */
interface DialTarget {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path: string | false;
}

/** A connected socket to the first of the hosts that answers; each has five seconds. */
export async function dial({ host, port, path }: DialTarget): Promise<Socket> {
  if (path) return connected(connect({ path }));
  let failure: unknown;
  for (const [index, name] of host.entries()) {
    try {
      const socket = await connected(connect({ host: name, port: port[index] ?? 5432 }));
      // The driver takes the name that the certificate must show from here.
      return Object.assign(socket, { host: name });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      socket.destroy(Object.assign(new Error('no answer to the connection'), { code: 'CONNECT_TIMEOUT' }));
    }, 5000);
    socket.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(late);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
