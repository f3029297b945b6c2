import { say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/** Words in another language than the player writes; a line or two says too little to tell. Bodies have their own. */
export const wrongLanguage: Check = {
  name: 'wrong-language',
  find: ({ use, text, language }, { ticket, rulebook }) => {
    if (use === 'submission' || language === null || language === ticket.language) return [];
    if ((text.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return [];
    if (rulebook.languages.get(ticket.language)?.alike.includes(language)) return [];
    return [say('guard.language', { written: language, wanted: ticket.language })];
  },
};

const FEWEST_LETTERS = 30;
