import type { FailedRecipient } from '../message.ts';
import type { Unreported } from './delivery-report.ts';

/**
 * Recipients as servers without RFC 3464 name them (qmail's QSBMF, Exim, sendmail's transcript, Domino and others): an
 * address at the start of a line or after its usual words, followed by the reason. At most 50.
 */
export function recipientsInText(message: Unreported): readonly Omit<FailedRecipient, 'kind'>[] {
  const failed = message.headers.filter(({ name }) => name === 'x-failed-recipients').map(({ value }) => value);
  const text = beforeReturnedMail(message.text.slice(0, 20_000));
  const lines = text.split('\n').map((line) => line.slice(0, 500));
  const own = new Set([...message.to, ...message.from].map(({ address }) => address.toLowerCase()));
  const found = new Map<string, Omit<FailedRecipient, 'kind'>>();
  const add = (address: string, reason: string): void => {
    const key = address.toLowerCase();
    if (found.has(key) || found.size >= 50 || own.has(key)) return;
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(reason)?.[0] ?? statusOf(reason);
    found.set(key, {
      address: key,
      action: DELAYED.test(reason) ? 'delayed' : 'failed',
      status,
      diagnostic: reason.trim().slice(0, 1_000),
    });
  };
  for (const list of failed) for (const [address] of list.matchAll(ADDRESS)) add(address, text.slice(0, 1_000));
  for (const [index, line] of lines.entries()) {
    const address = NAMED.exec(line)?.[1];
    if (address !== undefined) add(address, lines.slice(index, index + 6).join(' '));
  }
  return [...found.values()];
}

const ADDRESS = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}/g;
/** The address stands first on its line, in brackets, or after the words that announce it. */
const NAMED =
  /^(?:[\s>*-]{0,8}|.{0,80}?(?:recipient|address|user|mailbox|rcpt to|deliver(?:ed|y)? to|to)\s*:?\s{0,4})<?"?([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}[A-Za-z0-9])"?>?/i;
const DELAYED =
  /delayed|will (?:be retried|keep trying|continue to try)|not yet been delivered|could not send message for past/i;

/** What follows is the mail itself, whose addresses did not fail. */
function beforeReturnedMail(text: string): string {
  const cut = RETURNED.exec(text);
  return cut && cut.index > 0 ? text.slice(0, cut.index) : text;
}

const RETURNED =
  /\n-{2,}[^\n]{0,10}(?:this is a copy|below this line|original message|returned message|undelivered message|unsent message|message header)|\n(?:Return-Path|Received): /i;

/** The reply code of SMTP where no enhanced status stands (RFC 5321 section 4.2). */
function statusOf(reason: string): string {
  const code = /\b([45])\d\d\b/.exec(reason)?.[1];
  return code === undefined ? '' : `${code}.0.0`;
}
