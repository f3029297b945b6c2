import { passedLimit } from '../../ticket/budget.ts';
import { deadlinesOf } from '../../ticket/deadlines/deadlines.ts';
import { ticketFrom } from '../../ticket/evolve.ts';
import type { ComplaintArrived } from '../../ticket/occurrence.ts';
import { planForComplaint } from '../../ticket/plans/complaint-arrived.ts';
import { namedAsRepresentative } from '../../ticket/plans/stranger-wrote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { HouseNotice } from '../../ticket/watch/duty.ts';
import type { Answer, TicketAnswer } from '../answer.ts';
import { pageOnCall } from '../page-on-call.ts';
import type { Setting } from '../setting.ts';
import { tellStaff } from '../tell-staff.ts';
import { writeLetters } from '../write-letters.ts';
import { dated, idsOf, newsOf } from './continue-ticket.ts';

/** A new ticket with its dates, its first letter, and the mails to those who will work on it. */
export async function openTicket(occurrence: ComplaintArrived, setting: Setting): Promise<Answer> {
  const { house, fresh, known } = setting;
  const { rulebook, brand } = house;
  const { mail, assessment } = occurrence;
  const { category, flags, subtype } = assessment.classification;
  const { facts } = assessment;
  const [profile, calendar] = [rulebook.profileOf(brand), rulebook.calendarOf(brand)];
  const limit = passedLimit(mail.subject, fresh.now, known.sentBefore);
  const plan = planForComplaint(
    occurrence,
    {
      id: fresh.uuid(),
      reference: fresh.reference,
      brand: brand.id,
      deadlines: deadlinesOf({ category, flags, subtype, facts, receivedAt: mail.receivedAt, profile, calendar }),
      passedLimit: limit,
    },
    rulebook,
  );
  const events = dated(plan.events, fresh);
  const ticket = ticketFrom(events);
  const page = await pageOnCall(flags, ticket, house, fresh);
  // A storm that gets no first letters is not passed on to agents either, unless somebody may be in danger.
  const news = limit === null || page.outgoing.length > 0 ? newsOf(ticket, 'new', setting) : [];
  const written = await writeLetters([...plan.letters, ...news], ticket, mail, setting);
  const looked = await tellStaff(noticesOf(occurrence), ticket, setting);
  return {
    outcome: 'new-ticket',
    reason: reasonFor(occurrence),
    ticket: { kind: 'opens', events: [...events, ...page.events, ...written.events, ...looked.events] },
    elsewhere: elsewhereOf(occurrence, ticket, setting),
    messageIds: idsOf(mail, written, looked),
    outgoing: [...page.outgoing, ...written.outgoing, ...looked.outgoing],
  };
}

/** A supervisor looks at what may be a forgery, or a body whose mail server signs nothing. */
function noticesOf({ inNameOf }: ComplaintArrived): readonly HouseNotice[] {
  if (!inNameOf) return [];
  const why = `This came in the name of ${inNameOf.name}, and nothing proves it. Nobody was answered and no clock runs. Ask them by a way that you know before you believe it.`;
  return [{ audience: 'supervisor', about: 'unproven-body', due: null, why }];
}

function reasonFor({ claims, relates, inNameOf }: ComplaintArrived): string {
  if (inNameOf) return `in the name of ${inNameOf.name}, not proven`;
  if (claims) return `names ${claims.reference}: ${claims.why}`;
  return relates ? `a new complaint, linked to ${relates.ticket.reference}: ${relates.why}` : 'a new complaint';
}

/** What the new ticket changes on the one that it has to do with: a link, or the question who its writer is. */
function elsewhereOf(
  { mail, from, claims, relates }: ComplaintArrived,
  { reference }: Ticket,
  { known, fresh }: Setting,
): readonly TicketAnswer[] {
  if (relates) {
    const linked = { kind: 'linked', reference, why: relates.why } as const;
    return [{ kind: 'continues', ticket: relates.ticket, events: dated([linked], fresh) }];
  }
  const claimed = known.tickets.find((ticket) => ticket.reference === claims?.reference);
  const named = claimed ? namedAsRepresentative(claimed, { mail, from, reference }) : null;
  return claimed && named ? [{ kind: 'continues', ticket: claimed, events: dated([named], fresh) }] : [];
}
