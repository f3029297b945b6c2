import { mutant, rooms, servers, type SourceMutant } from './source-mutant.ts';

const faults = servers('transport/imap-faults');

/** What comes from servers and strangers: wrong answers, poison, bytes on the disk. */
export const OUTSIDE: readonly SourceMutant[] = [
  mutant(
    'uid-not-checked',
    'the answer for another mail is taken for this one',
    faults,
    'transport/imap/fetch-raw.ts',
    'if (answer.uid !== uid)',
    'if (answer.uid < 0)',
  ),
  mutant(
    'size-not-checked',
    'a mail that came in part is taken for whole',
    faults,
    'transport/imap/fetch-raw.ts',
    'return answer.truncated || answer.raw.length === answer.size;',
    'return answer.truncated || answer.raw.length > 0;',
  ),
  mutant(
    'uidvalidity-ignored',
    'a mailbox that was renumbered is read on under the old numbers',
    faults,
    'transport/imap/list-uids.ts',
    'if (now !== uidValidity) {',
    'if (now < 0) {',
  ),
  mutant(
    'imap-starttls-optional',
    'the password goes in clear when STARTTLS was stripped (reading)',
    faults,
    'transport/imap/connection.ts',
    "...(endpoint.tls !== 'implicit' && { doSTARTTLS: endpoint.tls === 'starttls' }),",
    '',
  ),
  mutant(
    'silence-for-ever',
    'a server that falls silent is waited for without end',
    faults,
    'transport/imap/deadlines.ts',
    'if (silent >= silenceMs)',
    'if (silent >= silenceMs * 1_000)',
  ),
  mutant(
    'jail-without-deadline',
    'a parser that never comes back holds up everything',
    rooms('transport/jail'),
    'transport/jail/cell.ts',
    'const late = sleep(deadlineMs,',
    'const late = sleep(deadlineMs * 1_000,',
  ),
  mutant(
    'jail-keeps-dead-cells',
    'a parser thread that was given up is used again',
    rooms('transport/jail'),
    'transport/jail/parser-jail.ts',
    "give(result.kind === 'read' || closed ? cell : openCell(heapMb));",
    'give(cell);',
  ),
  mutant(
    'damaged-bytes-believed',
    'bytes that changed on the disk are taken for the mail',
    rooms('store/blobs'),
    'store/blobs/folder-blobs.ts',
    'if (!bytes || sha256Of(bytes) !== sha256) throw new DamagedBlob(sha256);\n    return bytes;',
    'return bytes ?? file;',
  ),
];
