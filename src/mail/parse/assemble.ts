import { type FoundFile, readAttachment } from '../attachment/read-attachment.ts';
import { readTnef } from '../attachment/tnef.ts';
import { deliveryReportOf } from '../delivery-report/delivery-report.ts';
import type { Attachment, HeaderField, Message, Reading, SpecialPart } from '../message.ts';
import { readAddress, readAddresses } from './addresses.ts';
import { type Body, bodyText } from './body.ts';
import { cleanLine, cleanText } from './clean.ts';
import { type Head, readHead } from './head.ts';
import { readParameters } from './mime-parts.ts';

/**
 * Makes the `Message` from what a parser found. Head, addresses and ids are always read here, in one way, whichever
 * parser read the body: a difference between parsers in who wrote a mail would be a hole (reliability A6, C11).
 */
export async function assembleMessage(raw: Uint8Array, body: Body, by: Reading['by']): Promise<Message> {
  const opened = openTnef(body.files);
  const words = bodyText({ ...body, plain: body.plain || (opened.text ?? '') }, raw);
  const attachments = await Promise.all(opened.files.slice(0, MOST_FILES).map(readAttachment));
  const message = {
    ...headOf(raw),
    reading: { by, trouble: words.trouble },
    text: cleanText(words.text),
    textFrom: words.textFrom,
    attachments,
  };
  const complete = { ...message, kinds: kindsOf(message.headers, attachments) };
  return { ...complete, report: deliveryReportOf(complete) };
}

type Facts = Pick<
  Message,
  | 'headers'
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'returnPath'
  | 'subject'
  | 'date'
>;

/** Everything that the head alone tells. */
export function headOf(raw: Uint8Array): Facts {
  const { fields }: Head = readHead(raw);
  const all = (name: string): readonly string[] =>
    fields.filter((field) => field.name === name).map(({ value }) => value);
  const first = (name: string): string => all(name)[0] ?? '';
  const mailboxes = (name: string) => all(name).slice(0, 20).flatMap(readAddresses);
  const returnPath = all('return-path')[0];
  const date = new Date(first('date').slice(0, 100));
  return {
    headers: fields,
    messageId: idsIn(first('message-id'))[0] ?? null,
    inReplyTo: idsIn(first('in-reply-to')),
    references: idsIn(first('references')),
    from: mailboxes('from'),
    replyTo: mailboxes('reply-to'),
    to: mailboxes('to'),
    cc: mailboxes('cc'),
    returnPath: returnPath === undefined ? null : (readAddress(returnPath.replace(/^\s*<|>\s*$/g, '')) ?? ''),
    subject: cleanLine(first('subject')),
    date: Number.isNaN(date.getTime()) ? null : date,
  };
}

const MOST_FILES = 200;

/** `<left@right>` (RFC 5322 section 3.6.4); a bare one without brackets is taken too. */
function idsIn(value: string): readonly string[] {
  const bracketed = [...value.slice(0, 16_000).matchAll(/<([^<>\s]{1,998})>/g)].map(([, id = '']) => id);
  if (bracketed.length > 0) return bracketed.slice(0, 200);
  const bare = value.trim();
  return /^[^\s<>]{1,998}$/.test(bare) ? [bare] : [];
}

/** Outlook's winmail.dat hides the files, and sometimes the words, from everybody else. */
function openTnef(files: readonly FoundFile[]): { files: readonly FoundFile[]; text: string | null } {
  let text: string | null = null;
  const opened = files.flatMap((file) => {
    if (!/ms-tnef/i.test(file.declaredType) && file.name.toLowerCase() !== 'winmail.dat') return [file];
    const tnef = readTnef(file.content);
    if (!tnef) return [file];
    text ??= tnef.text;
    return tnef.files;
  });
  return { files: opened, text };
}

function kindsOf(headers: readonly HeaderField[], attachments: readonly Attachment[]): readonly SpecialPart[] {
  const field = headers.find(({ name }) => name === 'content-type')?.value ?? '';
  const { value, parameters } = readParameters(field);
  const report = parameters.get('report-type')?.toLowerCase();
  const has = (type: string): boolean => attachments.some(({ declaredType }) => declaredType === type);
  const kinds: SpecialPart[] = [];
  if (value === 'text/calendar' || has('text/calendar') || has('application/ics')) kinds.push('calendar');
  if (report === 'disposition-notification' || has('message/disposition-notification')) kinds.push('read-receipt');
  if (report === 'feedback-report' || has('message/feedback-report')) kinds.push('feedback-report');
  return kinds;
}
