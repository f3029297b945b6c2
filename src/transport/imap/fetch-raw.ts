import type { FetchMessageObject } from 'imapflow';
import type { Connection } from './connection.ts';
import type { FetchedRaw } from './mailbox.ts';
import type { MailboxTrouble } from './trouble.ts';

/**
 * Fetches a mail without flagging it (BODY.PEEK). Size and beginning are asked for at once, so most mails need one
 * round trip, and of a mail over the limit no more than the beginning is ever sent.
 */
export async function fetchRaw(connection: Connection, uid: number): Promise<FetchedRaw | MailboxTrouble> {
  const first = await readOnce(connection, uid);
  if (isSettled(first)) return first;
  // Lets the server tell what went away meanwhile.
  const fresh = await connection.ask(async (client) => client.noop());
  if (fresh.kind !== 'answered') return fresh;
  const second = await readOnce(connection, uid);
  if (isSettled(second) || second.kind !== 'fetched') return second;
  // Some servers only estimate RFC822.SIZE. Two equal answers are believed; what was broken on its way is not repeated.
  if (first.kind === 'fetched' && Buffer.compare(first.raw, second.raw) === 0) {
    return { ...second, size: second.raw.length };
  }
  return { kind: 'wrong-answer', reason: `of UID ${uid} came ${second.raw.length} bytes, not ${second.size}` };
}

function isSettled(answer: FetchedRaw | MailboxTrouble): boolean {
  if (answer.kind === 'fetched') return answer.truncated || answer.raw.length === answer.size;
  return answer.kind !== 'wrong-answer';
}

async function readOnce(connection: Connection, uid: number): Promise<FetchedRaw | MailboxTrouble> {
  const { maxMailSize } = connection;
  // No more than the connection takes in one answer, however small its limit is.
  const first = Math.min(BEGINNING, maxMailSize);
  const beginning = await readBytes(connection, uid, first);
  if (beginning.kind !== 'fetched' || beginning.raw.length < first) return beginning;
  if (beginning.size > maxMailSize) return { ...beginning, truncated: true };
  const whole = await readBytes(connection, uid, maxMailSize + 1);
  if (whole.kind !== 'fetched') return whole;
  // It is larger than the server says.
  return whole.raw.length > maxMailSize ? { ...beginning, size: whole.raw.length, truncated: true } : whole;
}

async function readBytes({ ask }: Connection, uid: number, most: number): Promise<FetchedRaw | MailboxTrouble> {
  const query = { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: most } };
  const answers = await ask(async (client) => client.fetchAll(`${uid}`, query, { uid: true }));
  if (answers.kind !== 'answered') return answers;
  // Other mails may report new flags meanwhile; only an answer with a body claims to be this one. A body that is NIL
  // comes as `false`, whatever the type says.
  const bodies = answers.value.filter(({ source }) => Buffer.isBuffer(source));
  const [body, ...further] = bodies;
  if (!body) return answers.value.some((answer) => answer.uid === uid) ? noBody(uid) : { kind: 'gone' };
  return further.length > 0 ? ambiguous(uid) : checked(body, uid, most);
}

function checked(answer: FetchMessageObject, uid: number, most: number): FetchedRaw {
  const { source, size, internalDate } = answer;
  if (answer.uid !== uid)
    return { kind: 'wrong-answer', reason: `asked for UID ${uid}, the server sent ${answer.uid}` };
  if (source === undefined || size === undefined) return noBody(uid);
  if (source.length > most) return { kind: 'wrong-answer', reason: `of UID ${uid} came more than was asked for` };
  const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
  return {
    kind: 'fetched',
    uid,
    size,
    internalDate: Number.isNaN(at) ? null : new Date(at),
    raw: source,
    truncated: false,
  };
}

function noBody(uid: number): FetchedRaw {
  return { kind: 'wrong-answer', reason: `UID ${uid} came without size or without body` };
}

function ambiguous(uid: number): FetchedRaw {
  return { kind: 'wrong-answer', reason: `for UID ${uid} came more than one mail` };
}

/** Bytes; enough for any head and the text a person wrote (reliability C4). */
const BEGINNING = 262_144;
