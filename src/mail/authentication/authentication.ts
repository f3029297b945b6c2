import type { Message } from '../message.ts';
import { believedFields } from './believed-fields.ts';
import type { MethodResult, ResultsField } from './results-field.ts';

/**
 * Whether a mail is from the domain that its From field names. `pass` gives authority and needs proof; `fail` is a
 * sign of forgery; `none` means that nobody we believe has looked, or that it proved nothing.
 */
export interface Authentication {
  readonly kind: 'pass' | 'fail' | 'none';
  /** Which result decided, for a person. */
  readonly reason: string;
  /** The domain of the From field, when there is exactly one author. */
  readonly domain: string | null;
}

/** Whose results are believed: authserv-ids of our own servers (RFC 8601 section 2.5). */
export interface Believed {
  readonly authservIds: readonly string[];
}

/**
 * Judges by what our own mail server wrote into the mail: DMARC first (RFC 7489), else a DKIM or SPF pass of the same
 * domain. ARC counts only in so far as our server let it decide its DMARC result. A head that names several senders or
 * subjects is never authentic, whatever was signed (reliability A6).
 */
export function authenticationOf(message: Message, { authservIds }: Believed): Authentication {
  const domain = soleDomain(message);
  const verdict = (kind: Authentication['kind'], reason: string): Authentication => ({ kind, reason, domain });
  const doubled = SINGLE.find((name) => message.headers.filter((field) => field.name === name).length > 1);
  if (doubled !== undefined) return verdict('fail', `the head has more than one ${doubled} field`);
  if (domain === null) return verdict('fail', `the mail names ${message.from.length} authors`);
  const fields = believedFields(message, authservIds);
  const top = fields[0];
  if (!top) return verdict('none', 'no mail server of ours wrote a result');
  if (fields.some(isDmarcFail)) return verdict('fail', 'dmarc=fail');
  const passed = passOf(top, domain);
  return passed === null ? verdict('none', `${top.authservId} proved no sender`) : verdict('pass', passed);
}

/** RFC 5322 section 3.6 allows each of these once. */
const SINGLE = ['from', 'sender', 'reply-to', 'subject', 'message-id', 'date'];

function soleDomain({ from }: Message): string | null {
  const [author, ...others] = from;
  if (author === undefined || others.length > 0) return null;
  return author.address.slice(author.address.lastIndexOf('@') + 1).toLowerCase();
}

function isDmarcFail({ results }: ResultsField): boolean {
  return results.some(({ method, result }) => method === 'dmarc' && (result === 'fail' || result === 'reject'));
}

/** Only the topmost field can prove something: one below it may have come with the mail. */
function passOf({ results }: ResultsField, domain: string): string | null {
  const passed = results.filter(({ result }) => result === 'pass');
  const dmarc = passed.find(
    ({ method, properties }) => method === 'dmarc' && isAbout(properties.get('header.from'), domain),
  );
  if (dmarc) return `dmarc=pass for ${domain}`;
  const aligned = passed.find((result) => IDENTITIES[result.method]?.some((name) => isAligned(result, name, domain)));
  return aligned ? `${aligned.method}=pass for ${domain}` : null;
}

const IDENTITIES: Readonly<Record<string, readonly string[]>> = {
  dkim: ['header.d', 'header.i'],
  spf: ['smtp.mailfrom', 'smtp.mail'],
};

/** Some servers leave out whom the DMARC result is about; then it is the From field, for there is only one. */
function isAbout(named: string | undefined, domain: string): boolean {
  return named === undefined || domainOf(named) === domain;
}

/**
 * The same domain, or one that the author's domain lies in. Relaxed alignment (RFC 7489 section 3.1) allows more, but
 * needs the list of public suffixes; without it a neighbour on a shared host could pass for the host.
 */
function isAligned({ properties }: MethodResult, name: string, domain: string): boolean {
  const given = properties.get(name);
  if (given === undefined) return false;
  const proved = domainOf(given);
  return proved.includes('.') && (proved === domain || domain.endsWith(`.${proved}`));
}

function domainOf(identity: string): string {
  return identity
    .slice(identity.lastIndexOf('@') + 1)
    .replace(/[<>.\s]+$/g, '')
    .toLowerCase();
}
