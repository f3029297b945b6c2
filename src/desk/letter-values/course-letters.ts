import { sayList } from '../../letters/format/lists.ts';
import { sayPhrase } from '../../rulebook/phrases.ts';
import { mayReopen } from '../../ticket/decision/disagreement.ts';
import type { Said } from '../../ticket/states/life-event.ts';
import type { Waiting } from '../../ticket/states/life.ts';
import type { Instant, Ticket } from '../../ticket/ticket.ts';
import { isOurTurn, nextNewsBy } from '../../ticket/watch/clocks.ts';
import { waitsFor } from '../../ticket/watch/course.ts';
import { askedItems, namesOfMissing, namesOfPresent } from '../../triage/evidence/item-words.ts';
import { due, lookOf, type Occasion, promised, whose } from './occasion.ts';

/** The letters between the first and the last: questions, reminders, news, new dates (complaints.md 5.2 to 5.10). */
export const courseLetters = {
  'evidence-request': (occasion: Occasion) => {
    const { ticket, particulars, house } = occasion;
    const { language, evidence } = ticket;
    const { items, answerBy } = waitingOf(occasion);
    return {
      ...whose(occasion),
      missing: items.flatMap((item) => {
        const [asked] = askedItems([item], language, house.rulebook);
        return [asked ?? { what: item, why: null }];
      }),
      present: namesOfPresent(evidence.present, language, house.rulebook),
      answerBy: new Date(answerBy),
      uploadUrl: house.brand.uploadUrl,
      note: particulars?.kind === 'words' ? particulars.text : null,
    };
  },
  reminder: (occasion: Occasion) => {
    const { since, items, answerBy, closeAt } = waitingOf(occasion);
    const isOver = Date.parse(answerBy) - occasion.now.getTime() < ONE_DAY;
    return {
      ...whose(occasion),
      askedAt: new Date(since),
      missing: items.flatMap((item) => named(item, occasion)),
      // The first date was given for the first letter; the last reminder knows only the date of the closing.
      answerBy: new Date(isOver ? closeAt : answerBy),
      closeAt: new Date(closeAt),
    };
  },
  'progress-update': (occasion: Occasion) => {
    const { ticket, particulars } = occasion;
    const told = particulars?.kind === 'progress' ? particulars : null;
    return {
      ...whose(occasion),
      lastContactAt: new Date(ticket.lastLetterAt ?? ticket.openedAt),
      doneSteps: told?.done ?? stepsSince(occasion),
      nextStep: told?.next ?? phrase(occasion, 'next', waitsFor(ticket)),
      resolveBy: due(occasion, 'decision'),
    };
  },
  'delay-notice': (occasion: Occasion) => {
    const { ticket } = occasion;
    const moved = ticket.life.extensions.at(-1);
    if (!moved) throw new Error(`ticket ${ticket.reference} has no new date to tell of`);
    return {
      ...whose(occasion),
      firstAnswer: moved.promise === 'firstResponse',
      oldDate: new Date(moved.from),
      reason: said(occasion, 'delays', moved.reason),
      newDate: new Date(moved.to),
      nextUpdateBy: nextNewsBy(lookOf(occasion)),
      outsideBody: isPastLimit(moved.to, ticket) ? (lookOf(occasion).body?.name ?? null) : null,
    };
  },
  escalation: (occasion: Occasion) => {
    const last = occasion.ticket.life.escalations.at(-1);
    return {
      ...whose(occasion),
      reason: last ? said(occasion, 'escalations', last.reason) : null,
      nextUpdateBy: nextNewsBy(lookOf(occasion)),
      resolveBy: due(occasion, 'decision'),
    };
  },
  'closed-inactive': (occasion: Occasion) => ({
    ...whose(occasion),
    missing: occasion.ticket.evidence.missing.flatMap((item) => named(item, occasion)),
    reopenUntil: reopenUntil(occasion),
  }),
  withdrawn: (occasion: Occasion) => ({ ...whose(occasion), reopenUntil: reopenUntil(occasion) }),
  reopened: (occasion: Occasion) => ({
    ...whose(occasion),
    nextUpdateBy: nextNewsBy(lookOf(occasion)),
  }),
  duplicate: (occasion: Occasion) => {
    const { life, links, reference, deadlines } = occasion.ticket;
    const otherReference = life.mergedInto ?? links.at(-1)?.reference;
    if (otherReference === undefined) throw new Error(`ticket ${reference} repeats no other`);
    return {
      ...whose(occasion),
      otherReference,
      resolveBy: deadlines.decision === undefined ? null : new Date(deadlines.decision),
    };
  },
  status: (occasion: Occasion) => {
    const { openedAt, status, life, deadlines } = occasion.ticket;
    const step = life.steps.findLast(({ name }) => name !== 'received') ?? life.steps.at(-1);
    const opensAgain = status === 'closed' && mayReopen(occasion.ticket, occasion.now);
    return {
      ...whose(occasion),
      openedAt: new Date(openedAt),
      waitingForPlayer: status === 'waiting-for-player',
      waitingForThirdParty: status === 'waiting-for-third-party',
      answered: status === 'resolved',
      closed: status === 'closed',
      reopenUntil: opensAgain && life.closing ? new Date(life.closing.reopenUntil) : null,
      lastStep: step ? phrase(occasion, 'steps', step.name) : null,
      lastStepAt: step ? new Date(step.at) : null,
      missing: (life.waiting?.items ?? []).flatMap((item) => named(item, occasion)),
      resolveBy: isOurTurn(occasion.ticket) && deadlines.decision !== undefined ? new Date(deadlines.decision) : null,
    };
  },
};

/** Nobody is sent to an outside body before it would take the case (complaints.md 5.4). */
function isPastLimit(to: Instant, { deadlines: { regulator } }: Ticket): boolean {
  return regulator !== undefined && to > regulator;
}

const ONE_DAY = 86_400_000;

function waitingOf({ ticket }: Occasion): Waiting {
  if (!ticket.life.waiting) throw new Error(`ticket ${ticket.reference} does not wait for the player`);
  return ticket.life.waiting;
}

/** A checklist item as letters name it within a sentence; an agent's own words as they are. */
function named(item: string, { ticket, house: { rulebook } }: Occasion): readonly string[] {
  const names = namesOfMissing([item], ticket.language, rulebook);
  return names.length > 0 ? names : [item];
}

function reopenUntil({ ticket }: Occasion): Date {
  return promised(ticket.life.closing?.reopenUntil, 'closing', ticket);
}

/** What was really done since the player last heard of us; that nothing was is said as well (complaints.md 5.3). */
function stepsSince(occasion: Occasion): string {
  const { life, lastLetterAt, language } = occasion.ticket;
  const steps = life.steps.filter(({ at }) => lastLetterAt === null || at > lastLetterAt);
  const names = [...new Set(steps.map(({ name }) => name))];
  const words = names.map((name) => phrase(occasion, 'steps', name));
  return words.length === 0 ? phrase(occasion, 'steps', 'nothing') : sayList(words, language);
}

type PhraseTopics = 'steps' | 'next' | 'delays' | 'escalations';

function phrase<Topic extends PhraseTopics>(
  { ticket, house: { rulebook } }: Occasion,
  topic: Topic,
  name: keyof (typeof rulebook.phrases)[Topic],
): string {
  return sayPhrase(rulebook.phrases[topic][name], ticket.language);
}

function said<Topic extends 'delays' | 'escalations'>(
  occasion: Occasion,
  topic: Topic,
  reason: Said<Extract<keyof Occasion['house']['rulebook']['phrases'][Topic], string>>,
): string {
  return 'words' in reason ? reason.words : phrase(occasion, topic, reason.phrase);
}
