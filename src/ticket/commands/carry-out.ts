import type { TicketFact } from '../event.ts';
import { evolve } from '../evolve.ts';
import type { TranscriptLine } from '../particulars.ts';
import { type Saying, say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import { type Command, type Effect, type Fields, mayGive, type ReadyCommand, type Refusal, refuse } from './command.ts';
import type { CommandContext } from './context.ts';
import { type FieldName, labelOf } from './fields.ts';
import { spokenTo } from './help.ts';
import type { WrittenCommand } from './read-mail.ts';
import { commandAtHead } from './registry.ts';

/** The commands of one mail, each with what it does or why not. Nothing is done yet: this is a plan. */
export interface CarriedOut {
  readonly steps: readonly Step[];
  /** The ticket as it would be after all of them. */
  readonly after: Ticket | null;
}

export type Step =
  | { readonly kind: 'done'; readonly written: WrittenCommand; readonly command: Command; readonly effect: Effect }
  | { readonly kind: 'refused'; readonly written: WrittenCommand; readonly why: Saying };

/** Plans commands in order, each on the ticket that those before it would leave; all mistakes are told at once. */
export function carryOut(
  written: readonly WrittenCommand[],
  ticket: Ticket | null,
  context: CommandContext,
): CarriedOut {
  const steps: Step[] = [];
  let after = ticket;
  for (const one of written.slice(0, MOST_COMMANDS)) {
    const step = openingOnce(stepOf(one, after, context), steps);
    if (step.kind === 'done') after = happened(after, step.effect.events, context.now);
    steps.push(step);
  }
  const [tooMany] = written.slice(MOST_COMMANDS);
  const why = say('command.too-many', { most: String(MOST_COMMANDS) });
  return { steps: tooMany ? [...steps, { kind: 'refused', written: tooMany, why }] : steps, after };
}

/** The ticket after facts that happen now. */
export function happened(ticket: Ticket | null, facts: readonly TicketFact[], now: Date): Ticket | null {
  return ticket && facts.reduce<Ticket>((so, fact) => evolve(so, { at: now.toISOString(), ...fact }), ticket);
}

/** What the transcript says: of a mail that is held, nothing was done. */
export function transcriptOf(steps: readonly Step[], fate: 'done' | 'held'): readonly TranscriptLine[] {
  return steps.map((step): TranscriptLine => {
    const command = step.written.line;
    if (step.kind === 'refused') return { command, result: 'refused', said: step.why, shows: [] };
    if (fate === 'held') return { command, result: 'not-done', said: say('command.not-done'), shows: [] };
    return { command, result: 'done', said: step.effect.said, shows: step.effect.shows };
  });
}

const MOST_COMMANDS = 20;

function stepOf(written: WrittenCommand, ticket: Ticket | null, context: CommandContext): Step {
  const ready = readied(written, context);
  if (ready.kind === 'refusal') return { kind: 'refused', written, why: ready.why };
  const answer = ready.carryOut(ticket);
  if (answer.kind === 'refusal') return { kind: 'refused', written, why: answer.why };
  return { kind: 'done', written, command: ready.command, effect: answer };
}

/** A mail can open one ticket: it was given one reference. */
function openingOnce(step: Step, before: readonly Step[]): Step {
  const { written } = step;
  return opens(step) && before.some(opens) ? { kind: 'refused', written, why: say('command.one-ticket') } : step;
}

function opens(step: Step): boolean {
  return step.kind === 'done' && step.effect.elsewhere.some(({ kind }) => kind !== 'continues');
}

function readied({ behind, fields }: WrittenCommand, context: CommandContext): ReadyCommand | Refusal {
  const found = commandAtHead(behind);
  if (found.kind === 'unknown') return refuse(unknown(found));
  const { command, rest } = found;
  if (!mayGive(context.by, command.role)) return refuse(say('command.supervisors'));
  const strange = namesOf(fields).find((field) => !command.fields.includes(field));
  if (strange) return refuse(say('command.field', { label: labelOf(strange, spokenTo(context)) }));
  return command.prepare(rest, fields, context);
}

function unknown({ word, near }: { readonly word: string; readonly near: string | null }): Saying {
  if (word === '') return say('command.unnamed');
  return near === null
    ? say('command.unknown', { word: `#${word}` })
    : say('command.unknown-near', { word: `#${word}`, near });
}

function namesOf(fields: Fields): readonly FieldName[] {
  return Object.keys(fields) as FieldName[];
}
