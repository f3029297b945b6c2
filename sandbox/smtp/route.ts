import type { Resident } from '../people.ts';

/** Where a mail for one recipient goes, or what the sending server hears instead. */
export type Route =
  | { readonly kind: 'deliver'; readonly to: Resident; readonly recipient: string }
  | { readonly kind: 'refuse'; readonly code: number; readonly text: string };

/**
 * Mail for a resident is delivered, plus-addressed mail too (RFC 5233). Mail for any other domain may be sent by those
 * who logged in; nothing ever leaves the machine, so it is caught in the mailbox of everybody else.
 */
export function routeOf(recipient: string, login: Resident | null, residents: readonly Resident[]): Route {
  const to = residentAt(recipient, residents);
  if (to) return { kind: 'deliver', to, recipient };
  if (isLocalDomain(recipient, residents)) return { kind: 'refuse', code: 550, text: '5.1.1 no such user here' };
  const elsewhere = residents.find(({ role }) => role === 'elsewhere');
  if (!login || !elsewhere) return { kind: 'refuse', code: 550, text: '5.7.1 log in to send mail to other domains' };
  return { kind: 'deliver', to: elsewhere, recipient };
}

/** Whose mailbox an address is: their own, an alias, or either with `+anything`. */
export function residentAt(address: string, residents: readonly Resident[]): Resident | undefined {
  const [local = '', domain = ''] = splitAddress(address);
  const plain = `${local.replace(/\+.*$/, '')}@${domain}`;
  return residents.find((resident) => [resident.address, ...resident.aliases].includes(plain));
}

/** Whether mail for that domain is delivered here, or only caught. */
export function isLocalDomain(address: string, residents: readonly Resident[]): boolean {
  const domain = splitAddress(address)[1];
  return residents.some((resident) => resident.role !== 'elsewhere' && splitAddress(resident.address)[1] === domain);
}

function splitAddress(address: string): readonly string[] {
  const at = address.lastIndexOf('@');
  return at < 0
    ? [address.toLowerCase(), '']
    : [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()];
}
