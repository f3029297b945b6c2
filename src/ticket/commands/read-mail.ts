import type { Fields } from './command.ts';
import { type FieldName, fieldNamed } from './fields.ts';

/** An agent's mail taken apart: the commands of its first lines, and the words below them. */
export interface CommandMail {
  readonly commands: readonly WrittenCommand[];
  /** What stands below the commands, as written. */
  readonly text: string;
}

/** One command line as written; whether there is such a command is not said yet. */
export interface WrittenCommand {
  /** The line itself. */
  readonly line: string;
  /** All that stands behind the `#`. */
  readonly behind: string;
  readonly fields: Fields;
  /** The line with its fields, as written: read again when a held mail is released. */
  readonly lines: string;
}

/**
 * Commands stand in the first lines only: lines that begin with `#` (or `＃`), the `label: value` lines directly below
 * one of them, and blank lines between. The first other line ends them, so that nothing further down, quoted or pasted,
 * can ever be one (C15). `text` is what a person wrote now, without quoted history.
 */
export function readCommandMail(text: string): CommandMail {
  const lines = text.slice(0, LONGEST_TEXT).split('\n');
  const commands: WrittenCommand[] = [];
  let end = 0;
  for (const [index, line] of lines.entries()) {
    const behind = behindSign(line);
    const field = fieldIn(line);
    const last = commands.at(-1);
    if (behind !== null)
      commands.push({ line: line.trim().slice(0, LONGEST_LINE), behind, fields: {}, lines: line.trim() });
    else if (field && last && end === index) commands[commands.length - 1] = withField(last, field, line);
    else if (isBlank(line)) continue;
    else break;
    end = index + 1;
  }
  const below = commands.length > 0 ? lines.slice(end).join('\n') : lines.join('\n');
  return { commands, text: below.trim() + text.slice(LONGEST_TEXT) };
}

/** What stands behind the `#` that a line begins with, or null. */
export function behindSign(line: string): string | null {
  const match = /^[\s\p{Cf}]{0,20}[#\uff03\ufe5f](.*)$/u.exec(line.slice(0, LONGEST_LINE));
  return match ? withoutMarks(match[1] ?? '') : null;
}

const LONGEST_TEXT = 200_000;
const LONGEST_LINE = 4000;

/** Marks of direction and the like, which phones put around a sign; the half-space of Persian words stays. */
function withoutMarks(written: string): string {
  return written.replace(/(?!\u200c)\p{Cf}/gu, '').trim();
}

function isBlank(line: string): boolean {
  return withoutMarks(line) === '';
}

function fieldIn(line: string): { name: FieldName; value: string } | null {
  const colon = line.slice(0, LONGEST_LABEL).search(/[:：]/);
  const name = colon > 0 ? fieldNamed(line.slice(0, colon)) : null;
  return name ? { name, value: line.slice(colon + 1).trim() } : null;
}

const LONGEST_LABEL = 40;

function withField(
  command: WrittenCommand,
  { name, value }: { readonly name: FieldName; readonly value: string },
  line: string,
): WrittenCommand {
  const before = command.fields[name];
  const fields = { ...command.fields, [name]: before === undefined ? value : `${before}\n${value}` };
  return { ...command, fields, lines: `${command.lines}\n${line.trim()}` };
}
