import { closeForPlayer, proposeClosing } from '../../decision/closing.ts';
import { planForDisagreement } from '../../decision/disagreement.ts';
import { wroteLately } from '../../self-service/once-a-day.ts';
import type { Ticket } from '../../ticket.ts';
import type { DuePlan } from '../../watch/due-of.ts';
import { letterTo } from '../../watch/duty.ts';
import { planForAnswer, planForReopening } from '../../watch/restart.ts';
import type { PlayerRules } from './player-rules.ts';
import type { Meaning } from './meaning.ts';
import { leftToPerson, served } from './requests.ts';
import { passToSupervisor } from './supervisor.ts';

/** What is done about the one thing that a mail says, on the ticket with the mail read. */
export function planFor(meaning: Meaning, ticket: Ticket, rules: PlayerRules): DuePlan {
  const { look } = rules;
  switch (meaning.kind) {
    case 'requests':
      return served(meaning, ticket, rules);
    case 'unproven-requests':
      return leftToPerson(meaning.requests);
    case 'speaks-of-representative':
      return consentNoted(meaning, ticket);
    case 'rates':
      return { ...NOTHING, events: [{ kind: 'rated', score: meaning.score }] };
    case 'agrees-to-close':
      return closeForPlayer(ticket.life.closingProposal?.because ?? 'settled', ticket, look);
    case 'is-content':
      return ticket.status === 'resolved'
        ? closeForPlayer('settled', ticket, look)
        : proposed('settled', ticket, rules);
    case 'withdraws':
      return proposed('withdrawn', ticket, rules);
    case 'disagrees':
      return planForDisagreement(ticket, meaning.why, look) ?? NOTHING;
    case 'comes-back':
      return { ...planForReopening(ticket, { by: 'player', why: meaning.why }, look), notices: [] };
    case 'wants-supervisor':
      return passToSupervisor(ticket, look);
    case 'asks-for-news':
      return toldOnce('status', ticket, rules);
    case 'repeats':
      return toldOnce('repeated', ticket, rules);
    case 'answers':
      return { ...planForAnswer(ticket, look), notices: [] };
    case 'stays-open':
    case 'adds':
      return NOTHING;
  }
}

const NOTHING: DuePlan = { events: [], letters: [], notices: [] };

/** The person who quoted the reference has a ticket of their own, which somebody of the house now knows how to read. */
function consentNoted(
  { address, consent }: Meaning & { readonly kind: 'speaks-of-representative' },
  ticket: Ticket,
): DuePlan {
  const other = ticket.life.representatives.find((one) => one.address === address)?.reference ?? '';
  const why = `the player ${consent === 'given' ? 'lets' : 'does not let'} ${address} speak for them (${other})`;
  return {
    events: [{ kind: 'representative-answered', address, consent }],
    letters: [letterTo(ticket, 'representative-noted')],
    notices: [{ audience: 'assignee', about: 'representative', due: null, why }],
  };
}

function proposed(because: 'settled' | 'withdrawn', ticket: Ticket, { look }: PlayerRules): DuePlan {
  if (ticket.status === 'closed' || ticket.stage === 'dispute') return NOTHING;
  return proposeClosing(because, ticket, look);
}

/** At most once a day, and not beside a person's answer that is on its way. */
function toldOnce(letter: 'status' | 'repeated', ticket: Ticket, { look }: PlayerRules): DuePlan {
  const quiet = wroteLately(letter, ticket, look) || ticket.life.unsent.length > 0;
  return quiet ? NOTHING : { ...NOTHING, letters: [letterTo(ticket, letter)] };
}
