import { resolve } from 'node:dns/promises';
import { authenticate, type DNSResolver } from 'mailauth';
import type { Authentication } from '../mail/authentication/authentication.ts';

/**
 * Our own look at who signed a mail, for houses whose mail server writes no Authentication-Results: DKIM (RFC 6376)
 * aligned as DMARC asks (RFC 7489). SPF is left out: only the server that took the connection knows its address. What
 * cannot be looked up in time proves nothing.
 */
export async function checkSender(
  raw: Uint8Array,
  { resolver = dns, deadlineMs = 5_000 }: { readonly resolver?: DNSResolver; readonly deadlineMs?: number } = {},
): Promise<Authentication> {
  const none = (reason: string): Authentication => ({ kind: 'none', reason, domain: null });
  if (!SIGNED.test(headOf(raw))) return none('the mail is not signed');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Authentication>((settle) => {
    timer = setTimeout(() => {
      settle(none('the signature could not be checked in time'));
    }, deadlineMs);
  });
  try {
    return await Promise.race([checked(raw, resolver), late]);
  } catch (error) {
    return none(`the signature could not be checked (${error instanceof Error ? error.name : 'unknown'})`);
  } finally {
    clearTimeout(timer);
  }
}

const dns: DNSResolver = async (domain, rrtype) => resolve(domain, rrtype) as Promise<string[][]>;

const SIGNED = /^dkim-signature:/im;
const LONGEST_HEAD = 256_000;

function headOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, LONGEST_HEAD)).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  return end ? text.slice(0, end.index) : text;
}

async function checked(raw: Uint8Array, resolver: DNSResolver): Promise<Authentication> {
  const options = { resolver, disableArc: true, disableBimi: true, mta: 'redress', minBitLength: 1024 };
  const { dkim, dmarc } = await authenticate(Buffer.from(raw), options);
  const from = typeof dkim.headerFrom[0] === 'string' ? dkim.headerFrom[0] : '';
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase() || null;
  // A signature over the first part of the body (`l=`) lets anybody write below it.
  const whole = dkim.results.filter(({ status }) => status.result === 'pass' && !status.underSized);
  const aligned = whole.find(({ status }) => status.aligned !== false && status.aligned !== undefined);
  const policy = dmarc === false ? 'none' : dmarc.status.result;
  if (aligned && (policy === 'pass' || policy === 'none')) {
    return { kind: 'pass', reason: `a DKIM signature of ${aligned.signingDomain}, checked by us`, domain };
  }
  if (policy === 'fail')
    return { kind: 'fail', reason: 'no signature of its domain holds, and its policy is DMARC', domain };
  return { kind: 'none', reason: 'no signature of its domain holds', domain };
}
