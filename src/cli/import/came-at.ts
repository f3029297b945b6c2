/**
 * When a server took an old mail in: by its last Received field (RFC 5321 section 4.4), which the house's own server
 * wrote; else by its Date; else by the file. A moment that is still to come is no such moment.
 */
export function cameAt(raw: Uint8Array, fileTime: Date, now: Date): Date {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, LONGEST_HEAD)).toString('latin1');
  const fields = head.split(/\r?\n\r?\n/, 1)[0]?.replace(/\r?\n[ \t]+/g, ' ') ?? '';
  const received = /^received:[^\r\n]*;([^;\r\n]{1,80})$/im.exec(fields)?.[1];
  const date = /^date:([^\r\n]{1,80})$/im.exec(fields)?.[1];
  const moments = [received, date].flatMap((written) => momentIn(written) ?? []);
  return [...moments, fileTime].find((moment) => moment <= now) ?? now;
}

const LONGEST_HEAD = 65_536;

function momentIn(written: string | undefined): Date | null {
  const moment = new Date((written ?? '').replace(/\([^)]*\)/g, '').trim());
  return Number.isNaN(moment.getTime()) ? null : moment;
}
