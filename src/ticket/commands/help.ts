import { say } from '../sayings/saying.ts';
import { type Command, command, type Effect, effect, given, type InThreeLanguages } from './command.ts';
import type { CommandContext } from './context.ts';

/** `#help`: every command with its grammar, in the writer's language. It is handed the others, and adds itself. */
export function helpOn(others: readonly Command[]): Command {
  const help: Command = command<null>({
    name: 'help',
    words: { en: ['help', 'commands'], fr: ['aide'], fa: ['راهنما', 'کمک'] },
    grammar: { en: '', fr: '', fa: '' },
    does: say('help.help'),
    role: 'agent',
    uses: 'none',
    fields: [],
    read: () => given(null),
    plan: (_ticket, _none, context) => helpFor([...others, help], context),
    planAlone: (_none, context) => helpFor([...others, help], context),
  });
  return help;
}

function helpFor(all: readonly Command[], context: CommandContext): Effect {
  return effect(say('show.help'), { shows: all.map((one) => lineOf(one, spokenTo(context))) });
}

/** The language in which somebody of the staff is written to. */
export function spokenTo({ by }: Pick<CommandContext, 'by'>): keyof InThreeLanguages<unknown> {
  const [first] = by.languages;
  return first === 'fr' || first === 'fa' ? first : 'en';
}

/** How a command is written: `#assign NAME | me`. */
export function writtenAs({ words, grammar }: Command, language: keyof InThreeLanguages<unknown>): string {
  return `#${words[language][0]} ${grammar[language]}`.trim();
}

function lineOf(one: Command, language: keyof InThreeLanguages<unknown>) {
  const line = { line: writtenAs(one, language), does: one.does };
  return one.role === 'supervisor' ? say('help.line-supervisor', line) : say('help.line', line);
}
