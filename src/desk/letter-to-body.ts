import type { Letter } from '../letters/write.ts';
import type { OutsideMail } from '../ticket/states/outside.ts';
import type { Particulars } from '../ticket/particulars.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { House } from './house.ts';
import { writtenOut } from './written-out.ts';

/** What a letter to an outside body is drawn from; nothing of the player's but the reference. */
interface Submission {
  readonly ticket: Ticket;
  readonly answered: OutsideMail;
  /** The public name of its writer. */
  readonly agent: string;
  readonly house: House;
}

/** Writes the words of the house to an outside body; what stands around them is in the language in which it wrote. */
export function letterToBody(
  { text }: Extract<Particulars, { kind: 'submission' }>,
  { ticket, answered, agent, house }: Submission,
): Letter {
  const { brand, templates } = house;
  const language = templates.languages.find((one) => one === answered.language && templates.find('submission', one));
  const spoken = language ?? 'en';
  const said = (texts: Readonly<Record<string, string>>): string => texts[spoken] ?? texts['en'] ?? '';
  return writtenOut(
    'submission',
    spoken,
    {
      name: null,
      reference: ticket.reference,
      brand: brand.name,
      team: said(brand.team),
      hours: said(brand.hours),
      escalation: null,
      subject: subjectOf(answered, ticket),
      agent,
      text: text || null,
    },
    house,
  );
}

/** Theirs, by which they know their own case; the letter puts our reference behind it once. */
function subjectOf({ subject }: OutsideMail, { reference, subject: ours }: Ticket): string {
  const theirs = subject.slice(0, LONGEST).replaceAll(` – ${reference}`, '');
  return theirs.replace(/^(?:\s{0,5}re\s{0,5}:){1,10}/i, '').trim() || ours;
}

const LONGEST = 500;
