import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPeople, residentOf } from '../../../sandbox/people.ts';
import { newFolder } from './world.ts';

test('Passwords are drawn at the first start and are the same ever after', () => {
  const folder = newFolder();
  const first = openPeople(folder);
  expect(openPeople(folder)).toEqual(first);
  expect(openPeople(newFolder())).not.toEqual(first);
  const passwords = first.map(({ password }) => password);
  expect(new Set(passwords).size).toBe(first.length);
  for (const password of passwords) expect(password).toMatch(/^[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}$/);
});

test('Only their owner can read the passwords', () => {
  const folder = newFolder();
  openPeople(folder);
  expect(statSync(join(folder, 'people.json')).mode & 0o777).toBe(0o600);
});

test('There is one desk, an agent, a supervisor, players and everybody else', () => {
  const people = openPeople(newFolder());
  expect(residentOf(people, 'desk').address).toBe('support@casino.example');
  expect(residentOf(people, 'agent').address).toBe('nora@casino.example');
  expect(residentOf(people, 'supervisor').aliases).toContain('on-call@casino.example');
  expect(people.filter(({ role }) => role === 'player')).toHaveLength(3);
});
