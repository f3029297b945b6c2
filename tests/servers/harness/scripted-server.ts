import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server that says what a test tells it to, for words that no honest server would say. */
export interface ScriptedServer {
  readonly port: number;
  /** Every line that clients said, without the line end. */
  readonly heard: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** Called for each line of the client; what it returns is written back. `null` says nothing. */
export type Reply = (line: string, socket: Socket) => string | Buffer | null;

export async function startScriptedServer(greeting: string, reply: Reply): Promise<ScriptedServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    let rest = '';
    socket.on('data', (data) => {
      const lines = (rest + data.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        heard.push(line);
        const words = reply(line, socket);
        if (words !== null && !socket.destroyed) socket.write(words);
      }
    });
    socket.write(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
