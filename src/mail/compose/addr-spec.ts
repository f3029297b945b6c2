/**
 * Whether a mail can be sent to an address as it stands: the dot-atom form of RFC 5322 section 3.4.1 with the limits of
 * RFC 5321 section 4.5.3.1. Quoted local parts, comments and address literals are lawful but refused: no player has
 * one, and each is a way to smuggle a second recipient.
 */
export function isSendable(address: string): boolean {
  if (address.length > 254) return false;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const labels = address.slice(at + 1).split('.');
  return (
    local.length <= 64 &&
    local.split('.').every((atom) => atext.test(atom)) &&
    labels.length > 1 &&
    labels.every((label) => ldh.test(label)) &&
    // `1.2` is an address of the network to some programs and 1.0.0.2 at that; no domain ends in a number.
    !/^(?:\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '')
  );
}

const atext = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
const ldh = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
