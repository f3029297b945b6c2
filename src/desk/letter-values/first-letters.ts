import type { LetterValues } from '../../letters/letters.ts';
import { type CountryHelp, helpFor } from '../../rulebook/brands.ts';
import { nextOpening } from '../../ticket/deadlines/working-time.ts';
import { askedItems, namesOfPresent } from '../../triage/evidence/item-words.ts';
import { tipsFor } from '../../triage/evidence/tips-for.ts';
import { due, type Occasion, receivedAt, whose } from './occasion.ts';
import { summaryOf } from './summary.ts';

/** The letters that answer a mail at once (complaints.md 5.1, 5.12 to 5.14). */
export const firstLetters = {
  acknowledgement,
  stranger: (occasion: Occasion) => ({ ...whose(occasion), name: null, receivedAt: receivedAt(occasion) }),
  'too-large': (occasion: Occasion) => ({
    ...whose(occasion),
    receivedAt: receivedAt(occasion),
    limit: occasion.house.sizeLimit,
    uploadUrl: occasion.house.brand.uploadUrl,
  }),
  'self-harm': (occasion: Occasion) => {
    const { emergency, crisis } = help(occasion);
    return { ...whose(occasion), emergencyNumber: emergency, helplines: crisis };
  },
  'safer-gambling': (occasion: Occasion) => ({
    ...whose(occasion),
    personalReplyBy: due(occasion, 'firstResponse'),
    playStopped: false,
    advertisingStopped: false,
    helplines: help(occasion).gambling,
  }),
  minor: (occasion: Occasion) => ({
    ...whose(occasion),
    personalReplyBy: due(occasion, 'firstResponse'),
    accountBlocked: false,
    helplines: help(occasion).gambling,
  }),
  'account-takeover': (occasion: Occasion) => ({
    ...whose(occasion),
    personalReplyBy: due(occasion, 'firstResponse'),
    accountBlocked: false,
  }),
};

function acknowledgement(occasion: Occasion): LetterValues<'acknowledgement'> {
  const { ticket, mail, house } = occasion;
  const { rulebook, brand } = house;
  const { language, category, flags, facts, evidence } = ticket;
  return {
    ...whose(occasion),
    receivedAt: receivedAt(occasion),
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
    quote: mail?.authentication === 'pass' && mail.text.trim() !== '' ? mail.text : null,
  };
}

function help({ house: { brand } }: Occasion): CountryHelp {
  return helpFor(brand, null);
}

/** When the desk opens next, if it was closed when the mail came. */
function opensAt(occasion: Occasion): Date | null {
  const { rulebook, brand } = occasion.house;
  const at = receivedAt(occasion);
  const opening = nextOpening(at, rulebook.calendarOf(brand));
  return opening > at ? opening : null;
}
