import { isLetterName, type LetterName, type LetterValues } from '../letters/letters.ts';
import { type Letter, writeLetter } from '../letters/write.ts';
import { type CountryHelp, helpFor } from '../rulebook/brands.ts';
import { addWorkingHours } from '../ticket/deadlines/working-time.ts';
import type { ReceivedMail } from '../ticket/occurrence.ts';
import type { DeadlineName, Ticket } from '../ticket/ticket.ts';
import { askedItems, namesOfPresent } from '../triage/evidence/item-words.ts';
import { tipsFor } from '../triage/evidence/tips-for.ts';
import { greetingName } from './greeting-name.ts';
import type { House } from './house.ts';
import { summaryOf } from './summary.ts';

/** What a letter's values are drawn from. */
export interface Occasion {
  readonly ticket: Ticket;
  /** The mail that is answered. */
  readonly mail: ReceivedMail;
  readonly house: House;
  readonly now: Date;
}

/** Writes one letter in the ticket's language; a letter with a hole in it would be our own bug and throws. */
export function letterFor(letter: string, occasion: Occasion): Letter {
  if (!isFirst(letter)) throw new Error(`the desk knows no values for the letter ${letter}`);
  const { rulebook, brand, templates } = occasion.house;
  const { zone } = rulebook.calendarOf(brand);
  const language = occasion.ticket.language;
  const written = writeLetter(templates, { letter, language, zone, values: VALUES[letter](occasion) });
  if (written.kind === 'refused') throw new Error(`letter ${letter} lacks ${written.missing.join(', ')}`);
  return written.letter;
}

type FirstLetter = keyof typeof VALUES;

function isFirst(letter: string): letter is FirstLetter {
  return isLetterName(letter) && Object.hasOwn(VALUES, letter);
}

/** The letters that answer a mail at once, each with where its values come from. */
const VALUES = {
  acknowledgement,
  stranger: (occasion) => ({ ...whose(occasion), name: null, receivedAt: occasion.mail.receivedAt }),
  'too-large': (occasion) => ({
    ...whose(occasion),
    receivedAt: occasion.mail.receivedAt,
    limit: occasion.house.sizeLimit,
    uploadUrl: occasion.house.brand.uploadUrl,
  }),
  'self-harm': (occasion) => {
    const { emergency, crisis } = help(occasion);
    return { ...whose(occasion), emergencyNumber: emergency, helplines: crisis };
  },
  'safer-gambling': (occasion) => ({
    ...whose(occasion),
    personalReplyBy: due(occasion, 'firstResponse'),
    playStopped: false,
    advertisingStopped: false,
    helplines: help(occasion).gambling,
  }),
  minor: (occasion) => ({
    ...whose(occasion),
    personalReplyBy: due(occasion, 'firstResponse'),
    accountBlocked: false,
    helplines: help(occasion).gambling,
  }),
  'account-takeover': (occasion) => ({
    ...whose(occasion),
    personalReplyBy: due(occasion, 'firstResponse'),
    accountBlocked: false,
  }),
} as const satisfies { readonly [Name in LetterName]?: (occasion: Occasion) => LetterValues<Name> };

function acknowledgement(occasion: Occasion): LetterValues<'acknowledgement'> {
  const { ticket, mail, house } = occasion;
  const { rulebook, brand } = house;
  const { language, category, flags, facts, evidence } = ticket;
  return {
    ...whose(occasion),
    receivedAt: mail.receivedAt,
    summary: summaryOf(ticket, rulebook),
    firstReplyBy: due(occasion, 'firstResponse'),
    resolveBy: due(occasion, 'decision'),
    missing: askedItems(evidence.missing, language, rulebook),
    present: evidence.missing.length > 0 ? namesOfPresent(evidence.present, language, rulebook) : [],
    uploadUrl: brand.uploadUrl,
    tips: tipsFor({ category, facts, flags, language }, rulebook).map((tip) => ({ tip })),
    opensAt: opensAt(occasion),
    secretMasked: flags.includes('card_number') || flags.includes('credentials'),
    procedureUrl: brand.procedureUrl,
    // Words go back only to where they surely came from: a forged sender's would reach somebody else (B4).
    quote: mail.authentication === 'pass' && mail.text.trim() !== '' ? mail.text : null,
  };
}

function whose({ ticket, house: { brand } }: Occasion) {
  const said = (texts: Readonly<Record<string, string>>): string => texts[ticket.language] ?? texts['en'] ?? '';
  return {
    name: greetingName(ticket.player.name),
    reference: ticket.reference,
    brand: brand.name,
    team: said(brand.team),
    hours: said(brand.hours),
    escalation: brand.escalation,
  };
}

function help({ house: { brand } }: Occasion): CountryHelp {
  return helpFor(brand, null);
}

function due({ ticket }: Occasion, name: DeadlineName): Date {
  const at = ticket.deadlines[name];
  if (at === undefined) throw new Error(`ticket ${ticket.reference} has no deadline ${name}`);
  return new Date(at);
}

/** When the desk opens next, if it was closed when the mail came. */
function opensAt({ mail: { receivedAt }, house: { rulebook, brand } }: Occasion): Date | null {
  const opening = addWorkingHours(receivedAt, 0, rulebook.calendarOf(brand));
  return opening > receivedAt ? opening : null;
}
