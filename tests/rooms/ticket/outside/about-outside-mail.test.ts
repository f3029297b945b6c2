import { beforeAll, expect, test } from 'vitest';
import type { Rulebook } from '../../../../src/rulebook/rulebook.ts';
import { aboutOutsideMail } from '../../../../src/ticket/outside/about-outside-mail.ts';
import { deliveredHouse } from '../../../delivered-house.ts';
import { ticketWith } from '../life-world.ts';
import { bodyWrote } from './outside-world.ts';

let rulebook: Rulebook;
beforeAll(async () => void ({ rulebook } = await deliveredHouse()));

function toldWhen(answeredBy: 'agent' | 'supervisor'): readonly string[] {
  const rules = { ...rulebook, bodies: { ...rulebook.bodies, answeredBy } };
  const at = new Date('2026-11-24T10:00:00Z');
  const orders = aboutOutsideMail(ticketWith(bodyWrote()), { mail: 1, why: 'wrote' }, rules, at);
  return orders.map(({ to }) => to.address);
}

test('supervisors are told; where the rules let agents answer, whoever works on the ticket as well', () => {
  expect(toldWhen('supervisor')).toEqual(['sam@casino.example']);
  expect(toldWhen('agent')).toEqual(['sam@casino.example', 'nora@casino.example']);
});
