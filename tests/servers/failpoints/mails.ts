import type { PlannedMail } from '../kills/planned-mails.ts';

/** Three mails of one kind, so that a point is passed three times; `poison`: complaints that never get decided. */
export type Kind = PlannedMail['kind'] | 'poison';

export const KINDS: readonly Kind[] = ['complaint', 'copy', 'reply', 'vacation', 'bounce', 'poison'];

/** Complaints of the past that others come back on. */
export const PAST: readonly PlannedMail[] = [0, 1, 2].map((number) => complaint(number));

export function mailsOf(kind: Kind): readonly PlannedMail[] {
  switch (kind) {
    case 'complaint':
    case 'poison':
      return [10, 11, 12].map((number) => complaint(number));
    case 'copy': {
      const first = complaint(10);
      return [first, ...[11, 12].map((number) => ({ number, kind, from: first.from, of: first.number }))];
    }
    default:
      return PAST.map(({ number, from }) => ({
        number: number + 10,
        kind,
        from: kind === 'bounce' ? 'mailer-daemon@mail.test' : from,
        of: number,
      }));
  }
}

function complaint(number: number): PlannedMail {
  return { number, kind: 'complaint', from: `player${number}@mail.test`, of: null };
}
