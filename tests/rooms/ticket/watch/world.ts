import { readFileSync } from 'node:fs';
import { readBodies } from '../../../../src/rulebook/bodies.ts';
import { readCalendars } from '../../../../src/rulebook/calendars.ts';
import { readChecklists } from '../../../../src/rulebook/checklists.ts';
import { readFlags } from '../../../../src/rulebook/flags.ts';
import { readFollowUps } from '../../../../src/rulebook/follow-ups.ts';
import { type Read, sayMistake } from '../../../../src/rulebook/mistake.ts';
import { readProfiles } from '../../../../src/rulebook/profiles.ts';
import type { Look } from '../../../../src/ticket/watch/look.ts';

/** A look by the rules that ship. */
export function lookOf(now: string | Date, profile = 'seed-default', calendar = 'malta-office'): Look {
  return {
    now: new Date(now),
    profile: profiles.get(profile)!,
    calendar: calendars.get(calendar)!,
    followUps,
    flags,
    checklists,
    body: bodies.bodies.get(bodies.byProfile.get(profile) ?? '') ?? null,
  };
}

const text = (name: string): string => readFileSync(`rules/${name}.yaml`, 'utf8');
const profiles = sound(readProfiles('profiles', text('profiles')));
const calendars = sound(readCalendars('calendars', text('calendars'), [2026, 2027, 2028]));
const followUps = sound(readFollowUps('follow-ups', text('follow-ups')));
const flags = sound(readFlags('flags', text('flags')));
const checklists = sound(readChecklists('checklists', text('checklists')));
const bodies = sound(readBodies('bodies', text('bodies'), new Set(profiles.keys())));

function sound<T>(read: Read<T>): T {
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  return read.value;
}
