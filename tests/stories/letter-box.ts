import type { OutgoingMail } from '../../src/ticket/outgoing.ts';

/** A mail as a person of a story sends it; what is not named is as an honest mail program writes it. */
export interface Writing {
  readonly from: string;
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly id: string;
  /** When it was written and taken in. */
  readonly at: string;
  /** A mail of ours that it answers. */
  readonly answers?: OutgoingMail;
  /** What our mail server found; `null` writes nothing. */
  readonly results?: string | null;
  /** More header fields, as they stand. */
  readonly more?: readonly string[];
}

/** Bytes of a mail as our mail server hands it over, its own Authentication-Results on top (RFC 8601). */
export function mailOf(writing: Writing): Buffer {
  const { from, to, subject = 'Re: your case', text, id, at, answers, results, more = [] } = writing;
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'example.test';
  const verdict = results === undefined ? `mx.casino.test; dmarc=pass header.from=${domain}` : results;
  return Buffer.from(
    [
      ...(verdict === null ? [] : [`Authentication-Results: ${verdict}`]),
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      `Message-ID: <${id}>`,
      `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
      ...(answers ? [`In-Reply-To: <${answers.messageId}>`, `References: <${answers.messageId}>`] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      ...more,
      '',
      text,
    ].join('\r\n'),
  );
}

/** Where an answer to one of our mails goes when somebody presses Reply. */
export function replyAddressOf(mail: OutgoingMail): string {
  const address = /^Reply-To: .*?<?([^<>\s]+@[^<>\s]+?)>?\r?$/m.exec(unfolded(mail))?.[1];
  if (address === undefined) throw new Error(`the letter ${mail.letter} has no Reply-To`);
  return address;
}

function unfolded({ raw }: OutgoingMail): string {
  return Buffer.from(raw)
    .toString()
    .replace(/\r\n[ \t]+/g, ' ');
}
