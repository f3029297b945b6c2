import type { TicketEvent, TicketFact } from '../../../../src/ticket/event.ts';
import { evolve, ticketFrom } from '../../../../src/ticket/evolve.ts';
import { deadlinesOf } from '../../../../src/ticket/deadlines/deadlines.ts';
import { isOpen } from '../../../../src/ticket/deadlines/working-time.ts';
import type { Ticket } from '../../../../src/ticket/ticket.ts';
import { dueOf, nextLookAt } from '../../../../src/ticket/watch/due-of.ts';
import type { HouseNotice } from '../../../../src/ticket/watch/duty.ts';
import type { Look } from '../../../../src/ticket/watch/look.ts';
import { planned } from '../letter-planned.ts';
import { decision } from '../life-world.ts';
import { whatPlayersDo } from './players.ts';
import { lookOf } from './world.ts';

/**
 * One complaint on a fake clock: a player and an agent who do what people do at random, a dispatcher that takes letters
 * to the mail server, and the watcher, which looks every minute unless it is down. Tickets know nothing of each other,
 * so each is played alone; between two moments at which anything can happen the clock jumps.
 */
export interface Played {
  readonly ticket: Ticket;
  readonly history: readonly TicketEvent[];
  readonly letters: readonly FollowUp[];
  readonly notices: readonly (HouseNotice & { readonly at: Date })[];
  readonly looks: number;
  readonly look: Look;
  readonly character: Character;
}

/** A letter of the watcher with the ticket as it was before. */
export interface FollowUp {
  readonly at: Date;
  readonly letter: string;
  readonly before: Ticket;
}

export interface Setting {
  readonly start: Date;
  readonly days: number;
  /** The watcher does not look in these stretches. */
  readonly asleep: readonly Stretch[];
  /** Nothing leaves the outbox in these. */
  readonly serverDown: readonly Stretch[];
}

export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** How the people of one ticket are. */
interface Character {
  readonly profile: string;
  readonly calendar: string;
  readonly language: string;
  readonly category: string;
  readonly subtype: string | null;
  readonly flags: readonly string[];
  readonly missing: readonly string[];
  /** Mean days until the agent does the next thing; some never do. */
  readonly agentPace: number;
  /** Mean days until the player answers what was asked; some never do. */
  readonly playerPace: number;
  /** Mean days until the player writes unasked; many never do. */
  readonly patience: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

export function play(seed: number, setting: Setting): Played {
  const random = randomFrom(seed);
  const character = characterFrom(random);
  const look = (now: Date): Look => lookOf(now, character.profile, character.calendar);
  const openedAt = new Date(setting.start.getTime() + Math.floor(random() * setting.days * 1440) * MINUTE);
  const end = setting.start.getTime() + (setting.days + 90) * DAY;
  const history: TicketEvent[] = opening(character, openedAt, look(openedAt));
  let ticket = ticketFrom(history);
  const letters: FollowUp[] = [];
  const notices: (HouseNotice & { at: Date })[] = [];
  let looks = 0;
  const record = (at: Date, facts: readonly TicketFact[]): void => {
    for (const fact of facts) {
      const event: TicketEvent = { at: at.toISOString(), ...fact };
      history.push(event);
      ticket = evolve(ticket, event);
    }
  };

  let now = openedAt;
  let agentAt = after(now, character.agentPace, random);
  let playerAt = after(now, character.patience, random);
  while (now.getTime() < end) {
    const deliverAt = deliveryOf(ticket, setting);
    const watchAt = awake(nextMinute(nextLookAt(ticket, look(now)), now), setting);
    const next = [deliverAt, watchAt, agentAt, playerAt].flatMap((at) => (at ? [at.getTime()] : []));
    now = new Date(Math.max(now.getTime(), Math.min(...next, end)));
    if (deliverAt && deliverAt <= now) {
      const [letter] = ticket.life.unsent;
      record(now, [{ kind: 'letter-sent', letter: letter!.letter, messageId: letter!.messageId!, response: '250' }]);
      continue;
    }
    if (watchAt && watchAt <= now) {
      looks += 1;
      const before = ticket;
      const plan = dueOf(ticket, look(now));
      record(now, plan.events);
      for (const { letter } of plan.letters) {
        letters.push({ at: now, letter, before });
        record(now, [planned(letter, `${history.length}@casino.test`, now)]);
      }
      notices.push(...plan.notices.map((notice) => ({ ...notice, at: now })));
      if (ticket.status === 'waiting-for-player') playerAt = sooner(playerAt, after(now, character.playerPace, random));
      now = new Date(now.getTime() + MINUTE);
      continue;
    }
    if (playerAt <= now) {
      record(now, whatPlayersDo(ticket, random, look(now)));
      playerAt = after(now, character.patience, random);
    } else if (agentAt <= now) {
      if (isOpen(now, look(now).calendar)) record(now, agentActs(ticket, random, now));
      if (ticket.status === 'waiting-for-player' || ticket.status === 'resolved')
        playerAt = sooner(playerAt, after(now, character.playerPace, random));
      agentAt = after(now, character.agentPace, random);
    }
  }
  return { ticket, history, letters, notices, looks, look: look(now), character };
}

/** The next look falls on a whole minute, never on the one that was just looked at. */
function nextMinute(at: Date | null, now: Date): Date | null {
  return at && new Date(Math.max(Math.ceil(at.getTime() / MINUTE) * MINUTE, now.getTime()));
}

function awake(at: Date | null, { asleep }: Setting): Date | null {
  const stretch = at && asleep.find(({ from, to }) => from <= at && at < to);
  return stretch ? stretch.to : at;
}

function deliveryOf({ life: { unsent } }: Ticket, { serverDown }: Setting): Date | null {
  const [first] = unsent;
  if (!first) return null;
  const at = new Date(Date.parse(first.at) + 2 * MINUTE);
  return serverDown.find(({ from, to }) => from <= at && at < to)?.to ?? at;
}

function opening(character: Character, receivedAt: Date, look: Look): TicketEvent[] {
  const { category, subtype, flags, language, missing } = character;
  const { profile, calendar } = look;
  const owed = deadlinesOf({ category, flags, subtype, facts: [], receivedAt, profile, calendar });
  const at = receivedAt.toISOString();
  return [
    {
      kind: 'opened',
      at,
      id: '00000000-0000-4000-8000-000000000001',
      reference: 'RDR-7K3Q-9MXC',
      brand: 'default',
      player: { name: 'Amelie', address: 'amelie@example.test' },
      subject: 'Retrait',
      complexity: owed.complexity,
      priority: flags.length > 0 ? 'P1' : 'P3',
      deadlines: {
        acknowledgement: owed.acknowledgement.toISOString(),
        firstResponse: owed.firstResponse.toISOString(),
        nextUpdate: owed.nextUpdate.toISOString(),
        decision: owed.decision.toISOString(),
        ...(owed.regulator && { regulator: owed.regulator.toISOString() }),
      },
    },
    message(at),
    {
      kind: 'assessed',
      at,
      messageId: null,
      language,
      category,
      secondary: [],
      confidence: 1,
      subtype,
      rule: null,
      scores: {},
      flags,
      hits: [],
      facts: [],
      evidence: { present: [], missing },
    },
    { at, ...planned('acknowledgement', '0@casino.test', receivedAt) },
  ];
}

/** What an agent does next with a ticket as it stands. */
function agentActs(ticket: Ticket, random: () => number, now: Date): readonly TicketFact[] {
  const { status, stage, assignee } = ticket;
  const id = `${now.getTime()}@casino.test`;
  if (status === 'closed' || status === 'resolved' || stage === 'dispute') return [];
  if (assignee === null) return [{ kind: 'assigned', by: 'nora', to: 'nora' }];
  const dice = random();
  if (dice < 0.25) return [planned('reply', id, now)];
  if (dice < 0.45 && status === 'open') {
    const until = new Date(now.getTime() + (1 + 4 * random()) * DAY).toISOString();
    return [{ kind: 'held', by: 'nora', party: 'payment-provider', reason: 'trace', until }];
  }
  if (dice < 0.5 && status === 'waiting-for-third-party') return [{ kind: 'woken', by: 'nora', why: 'answered' }];
  if (dice < 0.7 && status === 'open') {
    const { answerWithin, closeAfter } = { answerWithin: 7, closeAfter: 14 };
    return [
      {
        kind: 'player-asked',
        by: 'nora',
        items: ['payment_proof'],
        answerBy: new Date(now.getTime() + answerWithin * DAY).toISOString(),
        closeAt: new Date(now.getTime() + closeAfter * DAY).toISOString(),
      },
      planned('evidence-request', id, now),
    ];
  }
  if (dice < 0.9 && status !== 'waiting-for-player') {
    const appealBy = stage === 'appeal' ? null : new Date(now.getTime() + 14 * DAY).toISOString();
    return [{ kind: 'decided', by: 'nora', decision: { ...decision, appealBy } }, planned('final-response', id, now)];
  }
  return [];
}

function message(at: string): TicketEvent & { readonly kind: 'message-received' } {
  return {
    kind: 'message-received',
    at,
    message: {
      direction: 'in',
      from: 'amelie@example.test',
      to: 'support@casino.test',
      at,
      messageId: null,
      subject: '',
      text: '',
      attachments: [],
      kind: 'player',
    },
  };
}

function characterFrom(random: () => number): Character {
  const pick = <T>(...values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  return {
    profile: pick('seed-default', 'ukgc', 'mga', 'curacao', 'fr-anj', 'dk', 'es', 'se', 'none'),
    calendar: pick('malta-office', 'london-office', 'paris-office', 'tehran-office', 'around-the-clock'),
    language: pick('en', 'fr', 'fa', 'ru', 'de'),
    category: pick('payment', 'kyc', 'bonus', 'login', 'game'),
    subtype: pick(null, null, 'winnings_confiscated', 'deposit_missing'),
    flags: pick([], [], [], [], [], ['legal'], ['urgent'], ['self_exclusion']),
    missing: pick([], [], ['payment_proof'], ['payment_proof', 'amount']),
    agentPace: pick(0.3, 1, 2, 5, 1e6),
    playerPace: pick(0.2, 2, 6, 10, 1e6),
    patience: pick(4, 15, 40, 1e6, 1e6),
  };
}

function after(from: Date, meanDays: number, random: () => number): Date {
  const days = -Math.log(1 - random()) * meanDays;
  return new Date(from.getTime() + Math.ceil(days * 1440 + 1) * MINUTE);
}

function sooner(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** mulberry32: small, seeded, good enough to be surprised by. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
