/** A server's words for the operator: one short line, without the password in any spelling that a server may echo. */
export function shortLine(words: string, password: string | null): string {
  const line = withoutSecret(words.slice(0, 5_000), password)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return line.slice(0, 500) || 'no reason given';
}

function withoutSecret(text: string, password: string | null): string {
  if (password === null || password === '') return text;
  const spellings = [password, Buffer.from(password).toString('base64'), encodeURIComponent(password)];
  return spellings.reduce((cleaned, spelling) => cleaned.replaceAll(spelling, '***'), text);
}
