/**
 * Rows as CSV (RFC 4180). Spreadsheets run what begins with `= + - @`, a tab or a carriage return as a formula: such a
 * cell gets an apostrophe in front, by which they take it for text (OWASP, CSV injection).
 */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(written: string): string {
  const text = /^[\s\u200b-\u200f\u202a-\u202e\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(written)
    ? `'${written}`
    : written;
  return /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
