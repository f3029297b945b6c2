import type { AttachmentCaps } from '../rulebook/attachment-caps.ts';
import type { KeptAttachment, Ticket } from './ticket.ts';

/**
 * The files of a mail, those that pass a cap withheld; a file that the ticket holds already weighs nothing. What is
 * withheld is not lost: it stands in the mail as it came, and with its hash on the ticket (reliability C10).
 */
export function withinCaps(
  attachments: readonly KeptAttachment[],
  ticket: Pick<Ticket, 'messages'> | null,
  now: Date,
  caps: AttachmentCaps,
): readonly KeptAttachment[] {
  const before = (ticket?.messages ?? []).filter(({ direction }) => direction === 'in');
  const today = before.filter(({ at }) => now.getTime() - Date.parse(at) < DAY);
  const known = new Set(before.flatMap((mail) => mail.attachments.map(({ sha256 }) => sha256)));
  const used = { files: 0, mail: 0, day: weightOf(today), ticket: weightOf(before) };
  return attachments.map((file) => {
    if (file.verdict === 'withheld' || known.has(file.sha256)) return file;
    const reason = passedCap(file.size, used, caps);
    if (reason !== null) return { ...file, verdict: 'withheld', reason };
    known.add(file.sha256);
    used.files += 1;
    for (const span of ['mail', 'day', 'ticket'] as const) used[span] += file.size;
    return file;
  });
}

const DAY = 86_400_000;

interface Used {
  readonly files: number;
  readonly mail: number;
  readonly day: number;
  readonly ticket: number;
}

function passedCap(size: number, used: Used, caps: AttachmentCaps): string | null {
  if (used.files >= caps.filesPerMail) return `more than ${caps.filesPerMail} files in one mail`;
  if (used.mail + size > caps.bytesPerMail) return `more than ${inMegabytes(caps.bytesPerMail)} in one mail`;
  if (used.day + size > caps.bytesPerDay) return `more than ${inMegabytes(caps.bytesPerDay)} in one day`;
  return used.ticket + size > caps.bytesPerTicket
    ? `more than ${inMegabytes(caps.bytesPerTicket)} on one ticket`
    : null;
}

/** Each file once, for the store keeps it once. */
function weightOf(messages: Ticket['messages']): number {
  const files = messages.flatMap(({ attachments }) => attachments.filter(({ verdict }) => verdict === 'safe'));
  return [...new Map(files.map(({ sha256, size }) => [sha256, size])).values()].reduce((sum, size) => sum + size, 0);
}

function inMegabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}
