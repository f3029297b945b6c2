import type { Shell } from './shell.ts';

/** One column of a listing for people: its title and how it reads a row. */
export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
}

/** Prints rows: one JSON object a line with `--json`, else a table that fits its words; `empty` when there are none. */
export function printListing<Row extends object>(
  shell: Shell,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  as: { readonly json?: boolean | undefined; readonly empty: string },
): void {
  if (as.json) {
    for (const row of rows) shell.out(JSON.stringify(row));
    return;
  }
  for (const line of rows.length === 0 ? [as.empty] : tableOf(rows, columns)) shell.out(line);
}

/** The lines of a table that fits its words; the titles first. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): readonly string[] {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ of }) => of(row)))];
  const widths = columns.map((_, index) =>
    cells.reduce((width, line) => Math.max(width, displayWidth(line[index] ?? '')), 0),
  );
  return cells.map((line) =>
    line
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}

/** Columns of a terminal that a text takes, near enough: marks take none. */
function displayWidth(text: string): number {
  return [...text.replace(/[\p{M}\p{Cf}]/gu, '')].length;
}
