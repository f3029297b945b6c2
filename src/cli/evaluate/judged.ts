import { assess } from '../../desk/assess.ts';
import type { House } from '../../desk/house.ts';
import { circumstancesOf } from '../../desk/place.ts';
import { wordsOf } from '../../desk/words.ts';
import type { Message } from '../../mail/message.ts';
import type { Assessment } from '../../triage/assessment.ts';
import type { LabelledMail } from './labelled.ts';

/** A labelled mail beside what the desk made of it. */
export interface Judged {
  readonly mail: LabelledMail;
  readonly assessment: Assessment;
  /** The category is the labelled one. */
  readonly strict: boolean;
  /** It is the labelled one, or one that can be defended. */
  readonly acceptable: boolean;
  /** Flags that had to be raised and were not. */
  readonly missed: readonly string[];
  /** Flags that were raised and must not be. */
  readonly alarms: readonly string[];
}

/** Reads a labelled mail as the desk reads any other. */
export function judge(mail: LabelledMail, house: House): Judged {
  const message = asMessage(mail);
  const assessment = assess(message, wordsOf(message, house), FIRST_MAIL, house);
  const { category, flags } = assessment.classification;
  return {
    mail,
    assessment,
    strict: category === mail.category,
    acceptable: category === mail.category || mail.also.includes(category),
    missed: mail.flags.filter((flag) => !flags.includes(flag)),
    alarms: flags.filter((flag) => !mail.flags.includes(flag)),
  };
}

/** The days of the labelled mails lie around this one; only what is written as "yesterday" depends on it. */
const FIRST_MAIL = circumstancesOf(null, new Date('2026-11-21T09:00:00Z'));

function asMessage({ id, subject, body }: LabelledMail): Message {
  return {
    reading: { by: 'mailparser', trouble: [] },
    headers: [],
    messageId: `${id}@labelled.example`,
    inReplyTo: [],
    references: [],
    from: [{ name: '', address: 'player@example.com' }],
    replyTo: [],
    to: [],
    cc: [],
    returnPath: 'player@example.com',
    subject,
    date: null,
    text: body,
    textFrom: 'plain',
    attachments: [],
    report: null,
    kinds: [],
  };
}
