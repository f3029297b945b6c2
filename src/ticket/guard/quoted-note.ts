import { wordsIn } from '../../rulebook/words.ts';
import { say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import type { Check } from './check.ts';

/**
 * Words of an internal note, or of our own mail to the agent, that found their way into a reply (odoo#13717). Six words
 * in a row are no accident, unless the player has read or written them before.
 */
export const quotedNote: Check = {
  name: 'quoted-note',
  find: ({ text }, { ticket }) => {
    if (text.includes(STAFF_ONLY)) return [say('guard.own-mail')];
    const rows = rowsIn(text);
    const known = new Set(ticket.messages.flatMap((message) => [...rowsIn(message.text).keys()]));
    const internal = new Set(notesOf(ticket).flatMap((note) => [...rowsIn(note).keys()]));
    const leaked = [...rows].find(([row]) => internal.has(row) && !known.has(row));
    return leaked ? [say('guard.note', { words: leaked[1] })] : [];
  },
};

/** Stands in every mail to an agent where a quotation of it would begin or end. */
export const STAFF_ONLY = '⟦staff only⟧';

const ROW = 6;
const LONGEST = 100_000;

/** Every row of six folded words with the words as written. */
function rowsIn(text: string): ReadonlyMap<string, string> {
  const cut = text.slice(0, LONGEST);
  const words = wordsIn(cut);
  const length = Math.min(ROW, words.length);
  const rows = new Map<string, string>();
  for (let first = 0; length === ROW && first + ROW <= words.length; first += 1) {
    const row = words.slice(first, first + ROW);
    rows.set(row.map(({ word }) => word).join(' '), cut.slice(row[0]?.at ?? 0, row.at(-1)?.end ?? 0));
  }
  return rows;
}

function notesOf({ work, life }: Ticket): readonly string[] {
  const reasons = life.escalations.flatMap(({ reason }) => ('words' in reason ? [reason.words] : []));
  const notes = work.wrote.filter(({ use }) => use === 'note').map(({ text }) => text);
  const commands = work.wrote.flatMap((mail) => mail.commands);
  return [...notes, ...reasons, ...commands, ...(work.blocked ? [work.blocked.reason] : [])];
}
