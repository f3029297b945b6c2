import type { Mailbox } from '../../mail/message.ts';
import type { Role, StaffMember } from '../../rulebook/staff.ts';
import type { TicketFact } from '../event.ts';
import type { LetterOrder } from '../plan.ts';
import { type Saying, say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import type { UseOfWords } from '../work/work-event.ts';
import type { CommandContext } from './context.ts';
import type { FieldName } from './fields.ts';

/**
 * One thing an agent can do to a ticket from the first lines of a mail. Each has a file of its own with its grammar at
 * the head. `read` knows nothing of the ticket, `plan` nothing of spelling; both answer with a refusal as a value.
 */
export interface CommandDefinition<Arguments> {
  /** The canonical word, for reports and tests. */
  readonly name: string;
  /** In every language the first word is the one that help shows. */
  readonly words: InThreeLanguages<readonly [string, ...string[]]>;
  /** What stands behind the word. */
  readonly grammar: InThreeLanguages<string>;
  readonly does: Saying;
  readonly role: Role;
  /** What becomes of the words below the commands. */
  readonly uses: UseOfWords;
  /** `label: value` lines that may stand under the command's line. */
  readonly fields: readonly FieldName[];
  readonly read: (rest: string, fields: Fields, context: CommandContext) => ReadArguments<Arguments>;
  readonly plan: (ticket: Ticket, given: Arguments, context: CommandContext) => Effect | Refusal;
  /** For what can also be done from the desk's own address, without a ticket. */
  readonly planAlone?: (given: Arguments, context: CommandContext) => Effect | Refusal;
}

export interface InThreeLanguages<T> {
  readonly en: T;
  readonly fr: T;
  readonly fa: T;
}

export type Fields = Readonly<Partial<Record<FieldName, string>>>;

export type ReadArguments<Arguments> = { readonly kind: 'given'; readonly given: Arguments } | Refusal;

/** Why a command cannot be carried out; with one of these the whole mail is held. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly why: Saying;
}

/** What a command does, as data, and what the transcript says of it. */
export interface Effect {
  readonly kind: 'effect';
  readonly events: readonly TicketFact[];
  readonly letters: readonly LetterOrder[];
  readonly elsewhere: readonly Elsewhere[];
  readonly said: Saying;
  /** What was asked to be shown, line by line. */
  readonly shows: readonly Saying[];
  /** A letter that its writer wants to see before it goes. */
  readonly preview: LetterOrder | null;
  /** `send-anyway`: in spite of the guard; `release-held`: the mail that was held before. */
  readonly asks: 'send-anyway' | 'release-held' | null;
}

/** What a command does to another ticket than the one it was written on. */
export type Elsewhere =
  | {
      readonly kind: 'continues';
      readonly ticket: Ticket;
      readonly events: readonly TicketFact[];
      /** To the staff. */
      readonly letters?: readonly LetterOrder[];
    }
  /** The first event is `opened`. */
  | { readonly kind: 'opens'; readonly events: readonly TicketFact[]; readonly letters: readonly LetterOrder[] }
  /** Words of a player that came by another way, to be taken in as a mail of theirs would be. */
  | { readonly kind: 'arrives'; readonly from: Mailbox; readonly channel: Channel; readonly text: string };

export type Channel = 'chat' | 'phone' | 'social' | 'forum' | 'mail';

/** A command whose arguments were read: it only needs the ticket. */
export interface ReadyCommand {
  readonly kind: 'ready';
  readonly command: Command;
  readonly carryOut: (ticket: Ticket | null) => Effect | Refusal;
}

/** A definition whose type of arguments is its own affair. */
export type Command = Omit<CommandDefinition<never>, 'read' | 'plan' | 'planAlone'> & {
  readonly prepare: (rest: string, fields: Fields, context: CommandContext) => ReadyCommand | Refusal;
};

/** Makes a command of its definition. */
export function command<Arguments>({ read, plan, planAlone, ...about }: CommandDefinition<Arguments>): Command {
  const made: Command = {
    ...about,
    prepare: (rest, fields, context) => {
      const answer = read(rest, fields, context);
      if (answer.kind === 'refusal') return answer;
      const carryOut = (ticket: Ticket | null): Effect | Refusal => {
        if (ticket) return plan(ticket, answer.given, context);
        return planAlone ? planAlone(answer.given, context) : refuse(say('command.needs-ticket'));
      };
      return { kind: 'ready', command: made, carryOut };
    },
  };
  return made;
}

/** Whether somebody with this role may give a command: supervisors may do all that agents may. */
export function mayGive({ role }: Pick<StaffMember, 'role'>, wanted: Role): boolean {
  return role === 'supervisor' || wanted === 'agent';
}

export function given<Arguments>(value: Arguments): ReadArguments<Arguments> {
  return { kind: 'given', given: value };
}

export function refuse(why: Saying): Refusal {
  return { kind: 'refusal', why };
}

/** An effect; what is not named is empty. */
export function effect(said: Saying, parts: Partial<Omit<Effect, 'kind' | 'said'>>): Effect {
  return {
    kind: 'effect',
    events: [],
    letters: [],
    elsewhere: [],
    shows: [],
    preview: null,
    asks: null,
    ...parts,
    said,
  };
}
