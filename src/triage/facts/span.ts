/** A stretch of a text, in UTF-16 units; `end` is not part of it. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.at < b.end && b.at < a.end;
}

/** Characters between two stretches, whichever comes first; 0 when they touch or overlap. */
export function distance(a: Span, b: Span): number {
  return Math.max(0, a.at - b.end, b.at - a.end);
}
