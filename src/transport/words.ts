/** A server's words for the operator: one short line, without the password in any spelling that a server may echo. */
export function shortLine(words: string, password: string | null): string {
  const line = withoutSecret(words.slice(0, 5_000), password)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return line.slice(0, 500) || 'no reason given';
}

function withoutSecret(text: string, password: string | null): string {
  if (password === null || password === '') return text;
  return text
    .replaceAll(password, '***')
    .replaceAll(encodeURIComponent(password), '***')
    .replace(BASE64, (run) => (Buffer.from(run, 'base64').includes(password) ? '***' : run));
}

/** As SASL sends it (RFC 4616), together with the user. */
const BASE64 = /[A-Za-z0-9+/]{4,}={0,2}/g;
