import { sayPhrase } from '../../rulebook/phrases.ts';
import type { AppliedTerm } from '../../ticket/decision/decision.ts';
import type { TakenDecision } from '../../ticket/states/life.ts';
import { due, type Occasion, promised, whose } from './occasion.ts';

/** The letters that end a stage: the decision, the review of it, the way to an outside body (complaints.md 5.6 to 5.11). */
export const finalLetters = {
  'final-response': (occasion: Occasion) => {
    const decision = decisionOf(occasion);
    const { outcome, complaint, remedy, examined, findings, reasons, terms, action, appealBy, body, bodyBy } = decision;
    const outside = bodyOf(occasion, body);
    return {
      ...whose(occasion),
      complaint,
      remedy,
      examined,
      findings,
      terms: terms.length === 0 ? null : terms.map(({ article }) => article).join(', '),
      termsDate: newest(terms),
      upheld: outcome === 'upheld',
      partlyUpheld: outcome === 'partly-upheld',
      reasons,
      action: action?.what ?? null,
      appealBy: promised(appealBy ?? bodyBy, 'date for an appeal', occasion.ticket),
      adrName: outside?.name ?? null,
      adrContact: outside?.contact ?? null,
      adrBy: bodyBy === null ? null : new Date(bodyBy),
    };
  },
  'appeal-received': (occasion: Occasion) => ({
    ...whose(occasion),
    finalAt: new Date(decisionOf(occasion).at),
    decisionBy: due(occasion, 'decision'),
    answerBy: due(occasion, 'decision'),
  }),
  deadlock: (occasion: Occasion) => {
    const { ticket, house } = occasion;
    const { deadlock, decisions } = ticket.life;
    if (!deadlock) throw new Error(`ticket ${ticket.reference} has no deadlock to tell of`);
    const outside = bodyOf(occasion, deadlock.body);
    const decided = decisions.at(-1);
    return {
      ...whose(occasion),
      receivedAt: new Date(ticket.openedAt),
      finalAt: decided === undefined ? null : new Date(decided.at),
      position: deadlock.position ?? sayPhrase(house.rulebook.phrases.positions.undecided, ticket.language),
      deadlockReference: deadlock.deadlockReference,
      adrName: outside?.name ?? null,
      adrUrl: outside?.url ?? null,
      adrContact: outside?.contact ?? null,
      adrLanguage: outside?.language ?? null,
      adrBy: new Date(deadlock.referBy),
    };
  },
};

function decisionOf({ ticket }: Occasion): TakenDecision {
  const decision = ticket.life.decisions.at(-1);
  if (!decision) throw new Error(`ticket ${ticket.reference} was not decided`);
  return decision;
}

function bodyOf({ house: { rulebook } }: Occasion, id: string | null) {
  return id === null ? null : (rulebook.bodies.bodies.get(id) ?? null);
}

/** Terms are quoted in the version in force; the youngest of their dates tells which that is. */
function newest(terms: readonly AppliedTerm[]): Date | null {
  const [last] = terms.map(({ version }) => version).sort((one, other) => (one < other ? 1 : -1));
  return last === undefined ? null : new Date(last);
}
