import { connect, type Socket } from 'node:net';

/** Hands mails to a server over LMTP (RFC 2033), as an MTA does; rejects when one is not taken. */
export async function deliverByLmtp(port: number, recipient: string, raws: readonly Uint8Array[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    const say = speaker(socket);
    await say(null);
    await say('LHLO tests.example\r\n');
    for (const raw of raws) {
      await say('MAIL FROM:<sender@mail.example>\r\n');
      await say(`RCPT TO:<${recipient}>\r\n`);
      await say('DATA\r\n');
      await say(Buffer.concat([dotStuffed(raw), Buffer.from('.\r\n')]));
    }
    await say('QUIT\r\n');
  } finally {
    socket.destroy();
  }
}

type Say = (words: string | Buffer | null) => Promise<void>;

/** Says something and waits for the whole answer. */
function speaker(socket: Socket): Say {
  let text = '';
  let settle = (): void => undefined;
  let failure: Error | null = null;
  socket.on('data', (data) => {
    text += data.toString('latin1');
    settle();
  });
  socket.on('error', (error) => {
    failure = error;
    settle();
  });
  return async (words) => {
    if (words !== null) socket.write(words);
    while (!/(?:^|\n)\d{3} [^\n]*\n$/.test(text)) {
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        settle = resolve;
      });
    }
    const answer = text;
    text = '';
    if (!/^[23]/.test(answer)) throw new Error(`LMTP: ${answer.trim()}`);
  };
}

/** With CRLF at every line's end and the dot doubled where it stands first (RFC 5321 section 4.5.2). */
function dotStuffed(raw: Uint8Array): Buffer {
  const text = Buffer.from(raw).toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
}
