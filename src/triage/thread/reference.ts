/**
 * The number people quote: `RDR-7K3Q-9MXC`. Seven random characters of Crockford's alphabet (no I, L, O, U:
 * 35 bits, not guessable in sequence) and a check character (Luhn mod 32), so that a slip in copying is noticed. It is
 * a name, not a key: it opens nothing (design, invariant 4).
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PREFIX = 'RDR';

/** A new reference from at least seven random bytes, which the caller draws. */
export function referenceFrom(random: Uint8Array): string {
  if (random.length < 7) throw new Error('a reference needs seven random bytes');
  const body = Array.from(random.subarray(0, 7), (byte) => ALPHABET.charAt(byte & 31)).join('');
  const whole = body + checkCharacter(body);
  return `${PREFIX}-${whole.slice(0, 4)}-${whole.slice(4)}`;
}

/**
 * References in a text, in canonical spelling and in order, each once; a wrong check character is no reference. The
 * `DL-7K3Q-9MXC` of a deadlock letter, which outside bodies quote, names the ticket that the letter ended.
 */
export function referencesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, first = '', second = '', third = '', fourth = ''] of text.matchAll(WRITTEN)) {
    const reference = canonical(first + second + third + fourth);
    if (reference) found.add(reference);
  }
  return [...found];
}

/** `rdr 7k3q 9mxc`, `RDR-7K3Q9MXC` and the like as it is registered; null when it is no reference of ours. */
export function canonicalReference(written: string): string | null {
  return referencesIn(written)[0] ?? null;
}

// Letters that people write for digits (Crockford): I and L for 1, O for 0. Dashes become other dashes in transit.
// DL alone stands before other numbers as well, such as that of a driving licence: it needs both of its dashes.
const WRITTEN =
  /(?<![\p{L}\p{N}])(?:RDR[\s_\-\u2010-\u2015]{0,2}([0-9A-Z]{4})[\s_\-\u2010-\u2015]{0,2}([0-9A-Z]{4})|DL[\-\u2010-\u2015]([0-9A-Z]{4})[\-\u2010-\u2015]([0-9A-Z]{4}))(?![\p{L}\p{N}])/giu;

function canonical(characters: string): string | null {
  const whole = characters.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  if ([...whole].some((character) => !ALPHABET.includes(character))) return null;
  if (checkCharacter(whole.slice(0, 7)) !== whole.charAt(7)) return null;
  return `${PREFIX}-${whole.slice(0, 4)}-${whole.slice(4)}`;
}

/** Luhn's algorithm in base 32: catches every single slip and all but one kind of swapped neighbours. */
function checkCharacter(body: string): string {
  let sum = 0;
  let factor = 2;
  for (const character of [...body].reverse()) {
    const addend = factor * ALPHABET.indexOf(character);
    sum += Math.floor(addend / 32) + (addend % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return ALPHABET.charAt((32 - (sum % 32)) % 32);
}
