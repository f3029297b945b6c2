/**
 * `node starved-jail.mjs PROGRAM`: opens the parser jail of the compiled program, takes all file handles away from this
 * process, lets mails kill the jail's threads, gives the handles back, and prints how each mail was read as a JSON line.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const { openParserJail } = await import(
  pathToFileURL(join(dirname(process.argv[2]), 'transport/jail/parser-jail.js')).href
);
const POISON = Buffer.from('Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n');
const COMPLAINT = Buffer.from('From: Joe <joe@example.test>\r\nSubject: Withdrawal\r\n\r\nWhere is my money?\r\n');

const jail = openParserJail({ deadlineMs: 1_500 });
const read = async (raw) => {
  const how = await jail.read(raw).then(
    ({ reading }) => reading,
    (error) => ({ rejected: error.name }),
  );
  console.log(JSON.stringify(how));
};

await read(COMPLAINT);
// Two at once, so that both of its threads are up.
await Promise.all([jail.read(COMPLAINT), jail.read(COMPLAINT)]);
// A limit from outside: this process could not start the program that sets it any more.
const lift = `sleep 8; prlimit --pid ${process.pid} --nofile=1024:`;
spawn('sh', ['-c', `prlimit --pid ${process.pid} --nofile=3:; ${lift}`], { stdio: 'ignore' }).unref();
await sleep(500);
await read(POISON);
await read(POISON);
await read(COMPLAINT);
await sleep(9_000);
await read(COMPLAINT);
await read(POISON);
await read(COMPLAINT);
await jail.close();
