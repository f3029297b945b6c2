import { domainToASCII, domainToUnicode } from 'node:url';
import { addressParser } from 'postal-mime';
import type { Mailbox } from '../message.ts';
import { maskSecrets } from '../secrets/mask-secrets.ts';
import { cleanLine } from './clean.ts';

/**
 * The mailboxes of an address field (RFC 5322 section 3.4), groups opened. Whatever is no sendable address in plain
 * ASCII is left out: an address with a line break or a space in it is an attack, not a correspondent.
 */
export function readAddresses(value: string): readonly Mailbox[] {
  const parsed = addressParser(value.slice(0, LONGEST_FIELD), { flatten: true });
  return parsed.slice(0, MOST).flatMap(({ name, address }) => {
    const mailbox = address === undefined ? null : readAddress(address);
    return mailbox === null ? [] : [{ name: cleanName(name), address: mailbox }];
  });
}

/** `local@domain` with the domain in lower-case ASCII (RFC 5321 section 4.1.2, RFC 5891), or null. */
export function readAddress(written: string): string | null {
  const trimmed = written.trim();
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || trimmed.length > 254) return null;
  const local = trimmed.slice(0, at);
  const domain = asciiDomain(trimmed.slice(at + 1).toLowerCase());
  if (!/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\.?$/.test(local) || local.length > 64)
    return null;
  if (!/^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(domain)) return null;
  return `${local}@${domain}`;
}

/**
 * RFC 5891 without the mappings of browsers, which make `casino%2etest`, `ⓒasino.test` and `casino。test` one with
 * `casino.test`: our mail server judged the domain as it was written, so it may not turn into another one here.
 */
function asciiDomain(written: string): string {
  if (/^[\0-\x7f]*$/.test(written)) return written;
  const ascii = domainToASCII(written);
  return domainToUnicode(ascii) === written.normalize('NFC') ? ascii : '';
}

/**
 * A display name for showing (reliability A9): composed, without controls and directions, its secrets masked, at most
 * 100 characters. Letters greet with it and lists show it, so a card number in it must not get that far.
 */
export function cleanName(name: string): string {
  const visible = name.normalize('NFC').replace(/\p{Cf}/gu, (character) => (character === '\u200C' ? character : ''));
  return cleanLine(maskSecrets(cleanLine(visible, 1_000)).text, 100);
}

const LONGEST_FIELD = 8_000;
const MOST = 100;
