import type { LetterValues } from '../../letters/letters.ts';
import { sayPhrase } from '../../rulebook/phrases.ts';
import { spokenTo, writtenAs } from '../../ticket/commands/help.ts';
import { COMMANDS } from '../../ticket/commands/registry.ts';
import type { Briefing } from '../../ticket/particulars.ts';
import { say } from '../../ticket/sayings/saying.ts';
import type { Ticket, TicketMessage } from '../../ticket/ticket.ts';
import { partyOf } from '../../ticket/work/proof.ts';
import { standingOf } from '../../ticket/work/standing.ts';
import { DESK, replyAddress } from '../../triage/thread/reply-token.ts';
import { internal, nameOf, said, type StaffOccasion } from './staff-occasion.ts';
import { noteAddressOf } from './staff-letters.ts';

/** All about a ticket for somebody who works on it because something happened on it. */
export function briefing(occasion: StaffOccasion): LetterValues<'agent-notice'> {
  const { ticket, particulars, house, reader } = occasion;
  if (!ticket || particulars?.kind !== 'briefing') throw new Error('a notice about no ticket');
  const { why, by, note, others } = particulars;
  const last = ticket.messages.findLast(({ kind }) => kind === 'player');
  const files = last?.attachments ?? [];
  const desk = { purpose: 'agent', reference: DESK, party: partyOf(reader.id) } as const;
  return {
    ...internal(occasion),
    ...reasonOf(why),
    ...returnedOf(why, ticket, occasion),
    by: by === null ? null : nameOf(by, occasion),
    note,
    player: playerOf(ticket, occasion),
    wrote: why === 'new' || why === 'player-wrote' ? (last?.text.slice(0, LONGEST) ?? null) : null,
    attachments: files.filter(({ verdict }) => verdict === 'safe').map(({ name }) => name),
    withheld: files.filter(({ verdict }) => verdict === 'withheld').map(({ name }) => name),
    standing: standingOf(ticket).map((line) => ({ line: said(line, occasion) })),
    facts: ticket.facts.slice(0, MOST_FACTS).map(({ kind, raw }) => ({ what: kind, value: raw })),
    hits: ticket.decidedBy,
    thread: threadOf(ticket, occasion),
    others: others.slice(0, MOST_OTHERS).map(({ reference, subject, status }) => ({
      reference,
      subject: subject || '–',
      status: said(say(`status.${status}`), occasion),
    })),
    commands: commandLines(sensibleFor(ticket), occasion),
    dont: adviceFor(ticket, occasion),
    noteAddress: noteAddressOf(occasion),
    deskAddress: replyAddress(house.support.address, desk, house.keys),
  };
}

const LONGEST = 20_000;
const MOST_FACTS = 30;
const MOST_OTHERS = 10;

function reasonOf(why: Briefing['why']) {
  return {
    isNew: why === 'new',
    playerWrote: why === 'player-wrote',
    assigned: why === 'assigned',
    escalated: why === 'escalated',
    deadlineNear: why === 'deadline-near',
    appealed: why === 'appeal',
    undelivered: why === 'undelivered',
    pleaseLook: why === 'look',
  };
}

/** Where the letter that came back just now went next; nothing where the report did not say which one it was. */
function returnedOf(why: Briefing['why'], { life }: Ticket, occasion: StaffOccasion) {
  const now = occasion.now.toISOString();
  const last = why === 'undelivered' ? life.returned.findLast(({ at }) => at === now) : undefined;
  const shown = (address: string | null | undefined) => (address ? shownAddress(address, occasion) : null);
  return {
    returned: last?.letter ?? null,
    returnedFrom: shown(last?.from),
    sentAgainTo: shown(last?.to),
    nowhereElse: last?.why === 'no-address',
    notKept: last?.why === 'not-kept',
  };
}

/** How commands are written, and what they do. */
export function commandLines(names: readonly string[], occasion: StaffOccasion) {
  const language = spokenTo({ by: occasion.reader });
  return names.flatMap((name) => {
    const command = COMMANDS.find((one) => one.name === name);
    return command ? [{ line: writtenAs(command, language), does: said(command.does, occasion) }] : [];
  });
}

/** Whole, or only enough of the address to tell two players apart, as the house wants it. */
export function playerOf({ player: { name, address } }: Ticket, occasion: StaffOccasion): string {
  const shown = shownAddress(address, occasion);
  return name === '' ? shown : `${name} <${shown}>`;
}

function shownAddress(address: string, { house }: StaffOccasion): string {
  const at = address.lastIndexOf('@');
  return house.rulebook.staff.playerAddresses === 'shown' ? address : `${address.slice(0, 2)}…${address.slice(at)}`;
}

/** The mails before the one that is told, the newest first. */
function threadOf({ messages }: Ticket, occasion: StaffOccasion) {
  const before = messages.slice(0, -1).filter(({ kind }) => kind !== 'machine' && kind !== 'bounce');
  return before
    .slice(-MOST_MAILS)
    .reverse()
    .map((message) => ({
      at: new Date(message.at),
      who: writerOf(message, occasion),
      text: message.text.slice(0, LONGEST_IN_THREAD) || '–',
    }));
}

const MOST_MAILS = 10;
const LONGEST_IN_THREAD = 3_000;

function writerOf({ direction, from, kind }: TicketMessage, { house }: StaffOccasion): string {
  return direction === 'in' ? from : `${house.support.name} (${kind})`;
}

/** What can be done now; help shows the rest. */
function sensibleFor({ status, stage, assignee }: Ticket): readonly string[] {
  const own = assignee === null ? ['take'] : ['assign'];
  switch (status) {
    case 'open':
      return [
        ...own,
        'ask',
        'wait',
        'extend',
        ...(stage === 'complaint' ? ['resolve'] : []),
        'final',
        'escalate',
        'help',
      ];
    case 'waiting-for-player':
    case 'waiting-for-third-party':
      return [...own, 'ask', 'extend', 'final', 'close', 'escalate', 'help'];
    case 'resolved':
      return ['reopen', 'appeal', 'close', 'history', 'help'];
    case 'closed':
      return ['reopen', 'history', 'help'];
  }
}

/** What must not be said, from the house's list: for every ticket, and for one with such a flag. */
function adviceFor({ flags }: Ticket, { house, reader }: StaffOccasion) {
  const language = spokenTo({ by: reader });
  return house.rulebook.guard.groups
    .filter((group) => group.flags.length === 0 || group.flags.some((flag) => flags.includes(flag)))
    .map(({ why }) => ({ line: sayPhrase(why, language) }));
}
