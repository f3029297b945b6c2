import { mistaken, type Read, sound } from '../../rulebook/mistake.ts';
import { at, type Environment } from './environment.ts';

/** A whole number that a variable gives, or else what is delivered. */
export function numberOf(env: Environment, name: string, byDefault: number, least: number): Read<number> {
  const value = env.get(name);
  if (value === undefined) return sound(byDefault);
  const number = /^\d{1,12}$/.test(value) ? Number(value) : -1;
  return number >= least ? sound(number) : mistaken(at(name, `must be a whole number, ${least} or more`));
}
