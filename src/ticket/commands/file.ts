import { say } from '../sayings/saying.ts';
import { caseFileLines } from '../work/case-file-lines.ts';
import { command, effect, given } from './command.ts';

/** `#file`: the whole file as it may be shown to a third party: no notes, every mail in full, files by their hash. */
export const file = command<null>({
  name: 'file',
  words: { en: ['file', 'case-file'], fr: ['dossier'], fa: ['پرونده'] },
  grammar: { en: '', fr: '', fa: '' },
  does: say('help.file'),
  role: 'agent',
  uses: 'none',
  fields: [],
  read: () => given(null),
  plan: (ticket) => effect(say('show.file', { reference: ticket.reference }), { shows: caseFileLines(ticket) }),
});
