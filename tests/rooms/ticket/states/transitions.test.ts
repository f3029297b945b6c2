import { expect, test } from 'vitest';
import { evolve } from '../../../../src/ticket/evolve.ts';
import type { Move } from '../../../../src/ticket/states/life-event.ts';
import { movesFrom, type State, stateAfter, TRANSITIONS } from '../../../../src/ticket/states/transitions.ts';
import type { Stage, Status } from '../../../../src/ticket/ticket.ts';
import { moves, ticketWith } from '../life-world.ts';

const statuses: readonly Status[] = ['open', 'waiting-for-player', 'waiting-for-third-party', 'resolved', 'closed'];
const stages: readonly Stage[] = ['complaint', 'appeal', 'dispute'];
const states: readonly State[] = stages.flatMap((stage) => statuses.map((status) => ({ status, stage })));
const kinds = Object.keys(moves) as Move[];
const said = ({ status, stage }: State): string => `${status}/${stage}`;

test('this is all that can happen, from every state', () => {
  const walked = states.map((state) => [
    said(state),
    kinds.flatMap((move) => {
      const after = stateAfter(state, move);
      return after ? [`${move} -> ${said(after)}`] : [];
    }),
  ]);
  expect(Object.fromEntries(walked)).toMatchInlineSnapshot(`
    {
      "closed/appeal": [
        "referred -> open/dispute",
        "merged -> closed/appeal",
        "reopened -> open/appeal",
      ],
      "closed/complaint": [
        "appealed -> open/appeal",
        "referred -> open/dispute",
        "merged -> closed/complaint",
        "reopened -> open/complaint",
      ],
      "closed/dispute": [
        "referred -> open/dispute",
        "merged -> closed/dispute",
        "reopened -> open/dispute",
      ],
      "open/appeal": [
        "player-asked -> waiting-for-player/appeal",
        "held -> waiting-for-third-party/appeal",
        "decided -> resolved/appeal",
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/appeal",
        "merged -> closed/appeal",
      ],
      "open/complaint": [
        "player-asked -> waiting-for-player/complaint",
        "held -> waiting-for-third-party/complaint",
        "decided -> resolved/complaint",
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/complaint",
        "merged -> closed/complaint",
      ],
      "open/dispute": [
        "player-asked -> waiting-for-player/dispute",
        "decided -> resolved/dispute",
        "referred -> open/dispute",
        "submitted -> waiting-for-third-party/dispute",
        "closed -> closed/dispute",
        "merged -> closed/dispute",
      ],
      "resolved/appeal": [
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/appeal",
        "merged -> closed/appeal",
        "reopened -> open/appeal",
      ],
      "resolved/complaint": [
        "appealed -> open/appeal",
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/complaint",
        "merged -> closed/complaint",
        "reopened -> open/complaint",
      ],
      "resolved/dispute": [
        "referred -> open/dispute",
        "closed -> closed/dispute",
        "merged -> closed/dispute",
        "reopened -> open/dispute",
      ],
      "waiting-for-player/appeal": [
        "player-answered -> open/appeal",
        "held -> waiting-for-third-party/appeal",
        "decided -> resolved/appeal",
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/appeal",
        "merged -> closed/appeal",
      ],
      "waiting-for-player/complaint": [
        "player-answered -> open/complaint",
        "held -> waiting-for-third-party/complaint",
        "decided -> resolved/complaint",
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/complaint",
        "merged -> closed/complaint",
      ],
      "waiting-for-player/dispute": [
        "player-answered -> open/dispute",
        "decided -> resolved/dispute",
        "referred -> open/dispute",
        "submitted -> waiting-for-third-party/dispute",
        "closed -> closed/dispute",
        "merged -> closed/dispute",
      ],
      "waiting-for-third-party/appeal": [
        "player-asked -> waiting-for-player/appeal",
        "woken -> open/appeal",
        "decided -> resolved/appeal",
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/appeal",
        "merged -> closed/appeal",
      ],
      "waiting-for-third-party/complaint": [
        "player-asked -> waiting-for-player/complaint",
        "woken -> open/complaint",
        "decided -> resolved/complaint",
        "deadlocked -> waiting-for-third-party/dispute",
        "referred -> open/dispute",
        "closed -> closed/complaint",
        "merged -> closed/complaint",
      ],
      "waiting-for-third-party/dispute": [
        "player-asked -> waiting-for-player/dispute",
        "decided -> resolved/dispute",
        "referred -> open/dispute",
        "closed -> closed/dispute",
        "merged -> closed/dispute",
      ],
    }
  `);
});

test('a state and a move lead to one place only', () => {
  for (const state of states) {
    const offered = movesFrom(state);
    expect(offered, said(state)).toEqual([...new Set(offered)]);
  }
});

test('every move of the table is a kind of event, and every kind stands in the table', () => {
  expect(new Set(TRANSITIONS.map(({ move }) => move))).toEqual(new Set(kinds));
});

test('from the first state every other can be reached, and from every state the end', () => {
  for (const state of states) expect(reachable(state).some((name) => name.startsWith('closed/'))).toBe(true);
  expect(new Set(reachable({ status: 'open', stage: 'complaint' }))).toEqual(new Set(states.map(said)));
});

test('a ticket makes every move that the table knows, and refuses every other as our own bug', () => {
  let made = 0;
  let refused = 0;
  for (const state of states)
    for (const move of kinds) {
      const ticket = { ...ticketWith(), ...state };
      const after = stateAfter(state, move);
      const act = (): State => apply(ticket, move);
      if (after) expect(act()).toMatchObject(after);
      else expect(act, `${said(state)} ${move}`).toThrow(`cannot be ${move}`);
      if (after) made += 1;
      else refused += 1;
    }
  expect(made + refused).toBe(15 * 12);
});

function apply(ticket: ReturnType<typeof ticketWith>, move: Move): State {
  return evolve(ticket, { at: '2026-11-21T10:00:00.000Z', ...moves[move] });
}

function reachable(from: State): readonly string[] {
  const seen = new Map([[said(from), from]]);
  for (const state of seen.values())
    for (const move of kinds) {
      const after = stateAfter(state, move);
      if (after && !seen.has(said(after))) seen.set(said(after), after);
    }
  return [...seen.keys()];
}
