import type { Stage, Status } from '../ticket.ts';
import type { Move } from './life-event.ts';

/** Where a ticket stands: whose turn it is, and how far the matter has gone (complaints.md 6.2). */
export interface State {
  readonly status: Status;
  readonly stage: Stage;
}

/** One row: a move takes a ticket of any of these statuses, in any of these stages, to the status and stage named. */
interface Transition {
  readonly move: Move;
  readonly from: readonly Status[];
  readonly in: readonly Stage[];
  readonly to: Status;
  /** Absent: the stage stays. */
  readonly into?: Stage;
}

const working: readonly Status[] = ['open', 'waiting-for-player', 'waiting-for-third-party'];
const unfinished: readonly Status[] = [...working, 'resolved'];
const anywhere: readonly Status[] = [...unfinished, 'closed'];
const ours: readonly Stage[] = ['complaint', 'appeal'];
const everyStage: readonly Stage[] = [...ours, 'dispute'];

/** Every way in which status and stage may change. What is not in this table cannot happen. */
export const TRANSITIONS: readonly Transition[] = [
  // The player's turn and back.
  { move: 'player-asked', from: ['open', 'waiting-for-third-party'], in: everyStage, to: 'waiting-for-player' },
  { move: 'player-answered', from: ['waiting-for-player'], in: everyStage, to: 'open' },
  // Somebody else's turn and back: a payment provider, a game provider, a bank.
  { move: 'held', from: ['open', 'waiting-for-player'], in: ours, to: 'waiting-for-third-party' },
  { move: 'woken', from: ['waiting-for-third-party'], in: ours, to: 'open' },
  // The final response, and what may follow it.
  { move: 'decided', from: working, in: everyStage, to: 'resolved' },
  { move: 'appealed', from: ['resolved', 'closed'], in: ['complaint'], to: 'open', into: 'appeal' },
  { move: 'reopened', from: ['resolved', 'closed'], in: everyStage, to: 'open' },
  // The end of our procedure: from then on the matter is with the outside body, or with the player to take it there.
  { move: 'deadlocked', from: unfinished, in: ours, to: 'waiting-for-third-party', into: 'dispute' },
  { move: 'referred', from: anywhere, in: everyStage, to: 'open', into: 'dispute' },
  { move: 'submitted', from: ['open', 'waiting-for-player'], in: ['dispute'], to: 'waiting-for-third-party' },
  // The end. `merged` is not `resolved`: the surviving ticket goes on.
  { move: 'closed', from: unfinished, in: everyStage, to: 'closed' },
  { move: 'merged', from: anywhere, in: everyStage, to: 'closed' },
];

/** The state after a move, or null when a ticket that stands so cannot make it. */
export function stateAfter({ status, stage }: State, move: Move): State | null {
  const row = TRANSITIONS.find(
    (found) => found.move === move && found.from.includes(status) && found.in.includes(stage),
  );
  return row ? { status: row.to, stage: row.into ?? stage } : null;
}

/** What can happen to a ticket that stands so: for the commands that an agent is offered. */
export function movesFrom({ status, stage }: State): readonly Move[] {
  return TRANSITIONS.filter((row) => row.from.includes(status) && row.in.includes(stage)).map(({ move }) => move);
}
