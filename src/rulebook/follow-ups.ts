import { z } from 'zod';
import { type Read, sound } from './mistake.ts';
import { type Span, span } from './span.ts';
import { readYaml } from './yaml-file.ts';

/** What the desk does by itself when time passes, as operations decided it in `rules/follow-ups.yaml`. */
export interface FollowUps {
  readonly night: { readonly from: ClockTime; readonly to: ClockTime };
  /** IANA zone by language: the best guess at where a player sleeps. */
  readonly zones: Readonly<Record<string, string>>;
  readonly evidence: {
    readonly askAfter: Span;
    readonly answerWithin: Span;
    /** At least one: nothing is closed without a warning. */
    readonly reminders: readonly Span[];
    readonly closeAfter: Span;
    readonly noticeOfClosing: Span;
    readonly pauseAtMost: Span;
  };
  readonly delayNotice: Span;
  readonly postpone: { readonly firstResponse: Span; readonly decision: Span };
  readonly progressUpdate: Span;
  readonly holdAtMost: Span;
  readonly reopenWithin: Span;
  readonly appealWithin: Span;
  readonly appealDecision: Span;
  readonly referWithin: Span;
  /** Shares of a clock's time, ascending. */
  readonly warnings: Readonly<Record<'assignee' | 'supervisor' | 'compliance', readonly number[]>>;
  readonly escalate: {
    readonly share: number;
    readonly priorities: readonly string[];
    readonly precedence: readonly string[];
    readonly chasers: number;
  };
  readonly safety: { readonly openWithin: Span; readonly answerWithin: Span };
  readonly chaser: Span;
  readonly satisfaction: {
    readonly asked: boolean;
    readonly after: Span;
    readonly within: Span;
    readonly never: readonly string[];
  };
}

/** Minutes after midnight on the wall clock. */
type ClockTime = number;

/** Reads `rules/follow-ups.yaml`; a notice that could fall into a night as long as itself is a mistake. */
export function readFollowUps(file: string, text: string): Read<FollowUps> {
  const read = readYaml(file, text, shape);
  if (read.kind === 'mistaken') return read;
  const { value, mistakeAt } = read.value;
  const night = (value.night.to - value.night.from + 1440) % 1440;
  const tooShort = (['delayNotice', 'progressUpdate'] as const).filter((name) => minutesOf(value[name]) <= night);
  const tooSoon = (['firstResponse', 'decision'] as const).filter((name) => {
    const moved = minutesOf(value.postpone[name]);
    return moved > 0 && moved <= 2 * minutesOf(value.delayNotice);
  });
  const zones = Object.entries(value.zones).filter(([, zone]) => !zoneExists(zone));
  const mistakes = [
    ...tooShort.map((name) =>
      mistakeAt([name], `${name} must be longer than the night, or the day would come too late`),
    ),
    ...tooSoon.map((name) =>
      mistakeAt(
        ['postpone', name],
        'a new date must be further away than two notices, or one letter would follow another',
      ),
    ),
    ...zones.map(([language, zone]) => mistakeAt(['zones', language], `no time zone is called ${zone}`)),
  ];
  return mistakes.length > 0 ? { kind: 'mistaken', mistakes } : sound(value);
}

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'write a time of day as 21:00' })
  .transform((written) => Number(written.slice(0, 2)) * 60 + Number(written.slice(3)));
const share = z.number().positive();
const shares = z.array(share).refine((values) => values.every((value, at) => value > (values[at - 1] ?? 0)), {
  error: 'shares must ascend, such as [0.5, 0.8]',
});
const onTheClock = span.refine((written) => !('workingHours' in written) && !('workingDays' in written), {
  error: 'nights know no working time: write hours or days',
});
const shape = z.strictObject({
  night: z.strictObject({ from: clockTime, to: clockTime }),
  zones: z.record(z.string().regex(/^[a-z]{2}$/), z.string()),
  evidence: z.strictObject({
    askAfter: span,
    answerWithin: span,
    reminders: z.array(span).min(1, { error: 'nothing may be closed without a reminder' }),
    closeAfter: span,
    noticeOfClosing: span,
    pauseAtMost: onTheClock,
  }),
  delayNotice: onTheClock,
  postpone: z.strictObject({ firstResponse: span, decision: span }),
  progressUpdate: onTheClock,
  holdAtMost: span,
  reopenWithin: span,
  appealWithin: span,
  appealDecision: span,
  referWithin: span,
  warnings: z.strictObject({ assignee: shares, supervisor: shares, compliance: shares }),
  escalate: z.strictObject({
    share,
    priorities: z.array(z.enum(['P1', 'P2', 'P3', 'P4'])),
    precedence: z.array(z.string()),
    chasers: z.int().positive(),
  }),
  safety: z.strictObject({ openWithin: span, answerWithin: span }),
  chaser: onTheClock,
  satisfaction: z.strictObject({ asked: z.boolean(), after: span, within: span, never: z.array(z.string()) }),
});

function minutesOf({ minutes = 0, hours = 0, days = 0, weeks = 0, months = 0 }: Span): number {
  return minutes + 60 * (hours + 24 * (days + 7 * weeks + 28 * months));
}

function zoneExists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
