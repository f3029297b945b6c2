import { sayPhrase } from '../../rulebook/phrases.ts';
import { nextOpening } from '../../ticket/deadlines/working-time.ts';
import type { Step } from '../../ticket/states/life.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { isOurTurn, nextNewsBy } from '../../ticket/watch/clocks.ts';
import { lookOf, type Occasion, promised, whose } from './occasion.ts';

/** The letters that answer what a player asks of the desk itself, or ask the player something (complaints.md 5.15). */
export const serviceLetters = {
  history: (occasion: Occasion) => {
    const { openedAt, life } = occasion.ticket;
    return {
      ...whose(occasion),
      openedAt: new Date(openedAt),
      steps: life.steps.slice(-MOST_STEPS).map((step) => told(step, occasion)),
      shortened: life.steps.length > MOST_STEPS,
      resolveBy: decisionOwed(occasion),
    };
  },
  'person-asked': (occasion: Occasion) => {
    const { ticket, now } = occasion;
    const look = lookOf(occasion);
    const opening = nextOpening(now, look.calendar);
    return {
      ...whose(occasion),
      opensAt: opening > now ? opening : null,
      nextUpdateBy: isOurTurn(ticket) ? nextNewsBy(look) : null,
    };
  },
  'data-request': (occasion: Occasion) => {
    const last = occasion.ticket.life.dataRequests.at(-1);
    return {
      ...whose(occasion),
      erasure: last?.what === 'erase',
      answerBy: promised(last?.answerBy, 'request about data', occasion.ticket),
    };
  },
  'language-changed': (occasion: Occasion) => ({
    ...whose(occasion),
    whole: occasion.house.templates.find('language-changed', occasion.ticket.language) !== null,
  }),
  'closing-proposal': (occasion: Occasion) => ({
    ...whose(occasion),
    settled: occasion.ticket.life.closingProposal?.because !== 'withdrawn',
    resolveBy: decisionOwed(occasion),
  }),
  accepted: (occasion: Occasion) => {
    const { closing } = occasion.ticket.life;
    return {
      ...whose(occasion),
      decided: closing?.reason === 'accepted',
      reopenUntil: promised(closing?.reopenUntil, 'closing', occasion.ticket),
    };
  },
  satisfaction: (occasion: Occasion) => ({
    ...whose(occasion),
    closedAt: promised(occasion.ticket.life.closing?.at, 'closing', occasion.ticket),
  }),
  'representative-question': (occasion: Occasion) => {
    const { address, namedAt } = lastRepresentative(occasion.ticket);
    return { ...whose(occasion), who: address, wroteAt: new Date(namedAt) };
  },
  'representative-noted': (occasion: Occasion) => {
    const { address, consent } = lastRepresentative(occasion.ticket);
    return { ...whose(occasion), who: address, allowed: consent === 'given' };
  },
  repeated: (occasion: Occasion) => ({
    ...whose(occasion),
    openedAt: new Date(occasion.ticket.openedAt),
    resolveBy: decisionOwed(occasion),
  }),
};

/** What still reads as one letter. */
const MOST_STEPS = 40;

function told({ name, at }: Step, { ticket, house: { rulebook } }: Occasion) {
  return { on: new Date(at), what: sayPhrase(rulebook.phrases.steps[name], ticket.language) };
}

/** The date of the decision while we owe one. */
function decisionOwed({ ticket }: Occasion): Date | null {
  const { deadlines, status } = ticket;
  const owed = deadlines.decision !== undefined && status !== 'resolved' && status !== 'closed';
  return owed && ticket.stage !== 'dispute' ? new Date(deadlines.decision) : null;
}

function lastRepresentative({ life, reference }: Ticket) {
  const last = life.representatives.at(-1);
  if (!last) throw new Error(`nobody asked to speak for the player of ticket ${reference}`);
  return last;
}
