import { lastShiftBefore, nextOpening } from '../../deadlines/working-time.ts';
import type { OutsideReason } from '../../particulars.ts';
import { type OutsideMail, waitingMails } from '../../states/outside.ts';
import type { Ticket } from '../../ticket.ts';
import { earlier, later } from '../clocks.ts';
import { type Duty, duty } from '../duty.ts';
import type { Look } from '../look.ts';

/**
 * Whoever may answer an outside body is told in working hours that its time runs out, that it is over, and that our
 * answer came back; compliance is told when it is over (complaints.md 6.3). No pause and no closing stops this clock.
 */
export function outsideBodies(ticket: Ticket, look: Look): readonly Duty[] {
  return waitingMails(ticket.life.outside).flatMap((mail) => [
    ...lost(mail, ticket, look),
    ...warnings(mail, ticket, look),
    ...overdue(mail, ticket, look),
  ]);
}

/** An answer that the body's server refused, at once or by a report, is none. */
function lost({ lostAt, ...mail }: OutsideMail, ticket: Ticket, look: Look): readonly Duty[] {
  if (lostAt === null) return [];
  return telling(`our answer to ${nameOf(mail)} came back at ${lostAt}`, new Date(lostAt), {
    mail,
    ticket,
    look,
    audience: 'supervisor',
    why: 'undelivered',
  });
}

/** Each share of the time once, and of several that passed only the last; early enough for a whole day of work. */
function warnings(mail: OutsideMail, ticket: Ticket, look: Look): readonly Duty[] {
  const { assignee, supervisor } = look.followUps.warnings;
  const [start, due] = [new Date(mail.at), new Date(mail.answerBy)];
  const latest = lastShiftBefore(due, look.calendar);
  const shares = [...new Set([...assignee, ...supervisor])]
    .filter((share) => share < 1)
    .toSorted((one, other) => one - other);
  const all = shares.map((share) => {
    const passed = new Date(start.getTime() + share * (due.getTime() - start.getTime()));
    const from = latest !== null && latest > start ? earlier(passed, latest) : passed;
    return {
      from,
      about: `${Math.round(share * 100)} % of the time for the answer to ${nameOf(mail)} due ${mail.answerBy}`,
    };
  });
  if (due <= look.now) return [];
  const passed = all.findLastIndex(({ from }) => from <= look.now);
  return all
    .slice(Math.max(passed, 0))
    .flatMap(({ about, from }) => telling(about, from, { mail, ticket, look, audience: 'supervisor', why: 'near' }));
}

function overdue(mail: OutsideMail, ticket: Ticket, look: Look): readonly Duty[] {
  const about = `the time for the answer to ${nameOf(mail)}, due ${mail.answerBy}, is over`;
  return (['supervisor', 'compliance'] as const).flatMap((audience) =>
    telling(about, new Date(mail.answerBy), { mail, ticket, look, audience, why: 'late' }),
  );
}

interface Telling {
  readonly mail: Pick<OutsideMail, 'number' | 'answerBy'>;
  readonly ticket: Ticket;
  readonly look: Look;
  readonly audience: 'supervisor' | 'compliance';
  readonly why: OutsideReason;
}

/** In working hours and once. */
function telling(about: string, from: Date, { mail, ticket, look, audience, why }: Telling): readonly Duty[] {
  const isTold = ticket.life.warnings.some((warning) => warning.about === about && warning.audience === audience);
  if (isTold) return [];
  const notice = { audience, about: 'outside-body', due: mail.answerBy, why: about } as const;
  return [
    duty('outside-body', 'notice', nextOpening(later(from, look.now), look.calendar), {
      events: [{ kind: 'warned', audience, about, why: about }],
      notices: [{ ...notice, outside: { mail: mail.number, why } }],
    }),
  ];
}

/** Two mails of one body on a ticket have their own warnings. */
function nameOf({ body, number }: Pick<OutsideMail, 'body' | 'number'>): string {
  return `${body} (mail ${number})`;
}
