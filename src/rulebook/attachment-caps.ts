import { z } from 'zod';
import { mistaken, type Read, sound } from './mistake.ts';
import { readYaml } from './yaml-file.ts';

/** How much of what is sent to us travels on to the people who answer, as operations decided it (reliability C10). */
export interface AttachmentCaps {
  readonly filesPerMail: number;
  readonly bytesPerMail: number;
  /** Of one ticket, within 24 hours. */
  readonly bytesPerDay: number;
  readonly bytesPerTicket: number;
}

/** Reads `rules/attachments.yaml`; a day that holds less than one mail is a mistake, and so on upwards. */
export function readAttachmentCaps(file: string, text: string): Read<AttachmentCaps> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { perMail, perDay, perTicket } = read.value.value;
  const mistakes = [
    ...(perDay.size < perMail.size ? [read.value.mistakeAt(['perDay', 'size'], 'a day holds at least one mail')] : []),
    ...(perTicket.size < perDay.size
      ? [read.value.mistakeAt(['perTicket', 'size'], 'a ticket holds at least one day')]
      : []),
  ];
  if (mistakes.length > 0) return mistaken(...mistakes);
  return sound({
    filesPerMail: perMail.files,
    bytesPerMail: perMail.size,
    bytesPerDay: perDay.size,
    bytesPerTicket: perTicket.size,
  });
}

const UNITS: Readonly<Record<string, number>> = { kB: 1e3, MB: 1e6, GB: 1e9 };
const WRITTEN = /^(\d{1,6}(?:\.\d{1,3})?) ?(kB|MB|GB)$/;

/** Bytes, as a person writes them: `25 MB`. */
const size = z
  .string({ error: 'write a size with its unit, such as 25 MB' })
  .regex(WRITTEN, { error: 'write a size with its unit, such as 25 MB' })
  .transform(bytesOf)
  .refine((bytes) => bytes > 0, { error: 'must be more than nothing' });
const shape = z.strictObject({
  perMail: z.strictObject({ files: z.int().positive(), size }),
  perDay: z.strictObject({ size }),
  perTicket: z.strictObject({ size }),
});

function bytesOf(written: string): number {
  const [, number = '', unit = ''] = WRITTEN.exec(written) ?? [];
  return Math.round(Number(number) * (UNITS[unit] ?? 0));
}
