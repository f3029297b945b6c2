import { expect, test } from 'vitest';
import { tableOf } from '../../../src/cli/listing.ts';

test('a table fits its widest cells, of two hundred thousand rows as well', () => {
  const rows = Array.from({ length: 200_000 }, (_, at) => `row ${at}`);
  const lines = tableOf(rows, [
    { title: 'ROW', of: (row) => row },
    { title: 'LENGTH', of: (row) => String(row.length) },
  ]);
  expect(lines).toHaveLength(200_001);
  expect(lines[1]).toBe('row 0       5');
});
