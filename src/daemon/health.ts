/**
 * What each part of the daemon last said of itself; `GET /health` and the alarms read it. A part that has not spoken
 * for its own promised interval counts as ill: silence is no good news.
 */
export interface Health {
  /** The part works; it promises to speak again within `withinMs`. */
  readonly well: (part: string, withinMs: number) => void;
  readonly ill: (part: string, reason: string) => void;
  /** The part ended on purpose and owes nothing any more. */
  readonly done: (part: string) => void;
  readonly report: () => HealthReport;
  /** Whether a part owes a sign of life: it waits for something that never comes. */
  readonly isSilent: () => boolean;
}

export interface HealthReport {
  readonly status: 'well' | 'ill';
  /** One line for each part that is ill: `collect: the password was refused`. */
  readonly reasons: readonly string[];
  readonly parts: Readonly<Record<string, 'well' | 'ill'>>;
}

/** `now` in milliseconds, from a clock that does not jump. */
export function createHealth(now: () => number): Health {
  const parts = new Map<string, { readonly until: number; readonly reason: string | null }>();
  return {
    well: (part, withinMs) => void parts.set(part, { until: now() + withinMs, reason: null }),
    ill: (part, reason) => void parts.set(part, { until: Number.POSITIVE_INFINITY, reason }),
    done: (part) => void parts.delete(part),
    isSilent: () => [...parts.values()].some(({ until }) => until < now()),
    report: () => {
      const reasons = [...parts].flatMap(([part, { until, reason }]) => {
        if (reason !== null) return [`${part}: ${reason}`];
        return until < now() ? [`${part}: no sign of life for too long`] : [];
      });
      const ill = new Set(reasons.map((reason) => reason.slice(0, reason.indexOf(':'))));
      return {
        status: reasons.length === 0 ? 'well' : 'ill',
        reasons,
        parts: Object.fromEntries([...parts.keys()].map((part) => [part, ill.has(part) ? 'ill' : 'well'])),
      };
    },
  };
}
