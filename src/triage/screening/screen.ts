import type { Message } from '../../mail/message.ts';
import { answersAutomatically } from './automatic-answer.ts';
import { declaresMachine } from './declared.ts';
import { formOf } from './form.ts';
import { isListMail } from './list.ts';
import { isFromUs } from './own.ts';
import { reportOf } from './reports.ts';
import type { Screening, ScreeningKind } from './screening.ts';
import { isMachineSender } from './senders.ts';

/** What is known besides the mail. */
export interface ScreeningInput {
  /** Our own addresses: mail from them is ours, a list named after them is our mailbox. */
  readonly addresses: readonly string[];
  /** The mail carries a loop mark of ours that was verified; an unsigned one means nothing (reliability A13). */
  readonly verifiedLoop: boolean;
}

/**
 * Tells who sent a mail, before anything in it is read. Every rule gives the words that `explain` shows, or null; the
 * first that speaks decides, and a mail that no rule knows is a person's: a complaint must never be taken for a machine
 * on a hunch, and no machine that says so may be answered (RFC 3834 section 2).
 */
export function screen(message: Message, input: ScreeningInput): Screening {
  for (const [kind, rule] of RULES) {
    const reason = rule(message, input);
    if (reason !== null) return { kind, reason };
  }
  return { kind: 'person', reason: 'no sign of a machine' };
}

type Rule = (message: Message, input: ScreeningInput) => string | null;

const RULES: readonly (readonly [ScreeningKind, Rule])[] = [
  ['loop', (_, { verifiedLoop }) => (verifiedLoop ? 'it carries our own signed loop mark' : null)],
  ['loop', hopCount],
  ['bounce', (message) => reportOf(message, 'delivery')],
  ['machine', (message) => reportOf(message, 'other')],
  ['form', (message) => (formOf(message) ? 'a web form filled in for a person' : null)],
  ['own', (message, { addresses }) => isFromUs(message, addresses)],
  ['machine', declaresMachine],
  ['list', (message, { addresses }) => isListMail(message, addresses)],
  ['machine', isMachineSender],
  ['machine', answersAutomatically],
];

/**
 * RFC 5321 section 6.3. Thirty, the strictest limit of the common servers (Exim; Postfix has 50): real mail stays under
 * twenty, and a mail that circles between us and a forwarder gets there within ten rounds.
 */
const MOST_HOPS = 30;

function hopCount({ headers }: Message): string | null {
  const hops = headers.filter(({ name }) => name === 'received').length;
  return hops > MOST_HOPS ? `${hops} Received fields: it goes in circles` : null;
}
