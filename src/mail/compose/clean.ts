/**
 * One line for a header: what could end it, and every other control character, becomes a space. An encoded word
 * (RFC 2047) that the value brings along is broken, since the reader's mail client would decode it.
 */
export function cleanHeaderValue(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff]+/gu, ' ')
    .replace(/=\?/g, '= ?')
    .trim();
}

/** A body with `\n` line ends and nothing that a parser, a database or a screen stumbles over. */
export function cleanBody(body: string): string {
  return body.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?!\n|\t)\p{Cc}|\p{Cs}|\ufeff/gu, '');
}
