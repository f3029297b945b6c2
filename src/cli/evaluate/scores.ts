import type { Judged } from './judged.ts';

/** How a group of mails fared; shares from 0 to 1. */
export interface Score {
  readonly mails: number;
  readonly strict: number;
  readonly acceptable: number;
  /** Mails whose language was recognised. */
  readonly language: number;
  /** Mails on which a flag was raised that must not be. */
  readonly falseAlarms: number;
}

export function scoreOf(judged: readonly Judged[]): Score {
  const share = (holds: (one: Judged) => boolean): number => shareOf(judged.filter(holds).length, judged.length);
  return {
    mails: judged.length,
    strict: share(({ strict }) => strict),
    acceptable: share(({ acceptable }) => acceptable),
    language: share(({ mail, assessment }) => mail.lang === assessment.language),
    falseAlarms: share(({ alarms }) => alarms.length > 0),
  };
}

/** Groups by what `key` says of each, in the order of the groups' names. */
export function groupsBy(
  judged: readonly Judged[],
  key: (one: Judged) => string,
): readonly { readonly name: string; readonly judged: readonly Judged[] }[] {
  const names = [...new Set(judged.map(key))].sort();
  return names.map((name) => ({ name, judged: judged.filter((one) => key(one) === name) }));
}

/** How often each category was taken for each. */
export function confusionOf(
  judged: readonly Judged[],
): readonly { readonly labelled: string; readonly as: Readonly<Record<string, number>> }[] {
  return groupsBy(judged, ({ mail }) => mail.category).map(({ name, judged: own }) => ({
    labelled: name,
    as: Object.fromEntries(
      groupsBy(own, ({ assessment }) => assessment.classification.category).map((group) => [
        group.name,
        group.judged.length,
      ]),
    ),
  }));
}

/** 0 of 0 is nothing gone wrong. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
