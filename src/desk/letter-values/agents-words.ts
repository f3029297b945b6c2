import { memberById } from '../../rulebook/staff.ts';
import { type Occasion, promised, whose } from './occasion.ts';

/** Letters that carry what a person of the house wrote or said. */
export const agentsWords = {
  reply: (occasion: Occasion) => {
    const { ticket, particulars } = occasion;
    if (particulars?.kind !== 'words') throw new Error(`ticket ${ticket.reference}: a reply without words`);
    const { text, by } = particulars;
    return { ...whose(occasion), subject: ticket.subject, agent: publicName(by, occasion), text: text || null };
  },
  'call-confirmation': (occasion: Occasion) => {
    const { ticket, particulars } = occasion;
    if (particulars?.kind !== 'call') throw new Error(`ticket ${ticket.reference}: a call without words`);
    const { by, on, text } = particulars;
    return { ...whose(occasion), on: promised(on, 'day of a call', ticket), agent: publicName(by, occasion), text };
  },
};

function publicName(by: string, { house: { rulebook, support } }: Occasion): string {
  return memberById(rulebook.staff, by)?.publicName ?? support.name;
}
