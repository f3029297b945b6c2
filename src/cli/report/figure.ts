/** One figure of a report, with what it was counted over. */
export interface Figure {
  readonly group: string;
  readonly figure: string;
  /** Null when there was nothing to count over. */
  readonly value: number | null;
  readonly unit: Unit;
  /** Complaints, mails or letters that it was counted over. */
  readonly of: number;
}

/** `share` from 0 to 1; `per-100` complaints. */
export type Unit = 'count' | 'share' | 'hours' | 'mean' | 'per-100';

export function share<One>(group: string, figure: string, over: readonly One[], holds: (one: One) => boolean): Figure {
  return { group, figure, value: ratio(over.filter(holds).length, over.length), unit: 'share', of: over.length };
}

/** How many of each name there are, the most frequent first. */
export function counts(group: string, names: readonly string[], of: number): readonly Figure[] {
  const numbers = new Map<string, number>();
  for (const name of names) numbers.set(name, (numbers.get(name) ?? 0) + 1);
  return [...numbers]
    .sort(([one, few], [other, many]) => many - few || one.localeCompare(other))
    .map(([figure, value]) => ({ group, figure, value, unit: 'count', of }));
}

/** Median and a high percentile: a mean hides the few who wait long. */
export function spread(
  group: string,
  figure: string,
  hours: readonly number[],
  percentile: 90 | 95,
): readonly Figure[] {
  const sorted = [...hours].sort((a, b) => a - b);
  const at = (portion: number): number | null => sorted[Math.max(0, Math.ceil(portion * sorted.length) - 1)] ?? null;
  const of = sorted.length;
  return [
    { group, figure: `${figure}, median`, value: at(0.5), unit: 'hours', of },
    { group, figure: `${figure}, ${percentile} % within`, value: at(percentile / 100), unit: 'hours', of },
  ];
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
