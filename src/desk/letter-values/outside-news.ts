import type { LetterValues } from '../../letters/letters.ts';
import { takesNoAnswers } from '../../triage/screening/senders.ts';
import { nameOfBody } from '../../ticket/outside/to-body.ts';
import { standingOf } from '../../ticket/work/standing.ts';
import { commandLines, playerOf } from './briefing.ts';
import { noteAddressOf } from './staff-letters.ts';
import { internal, said, type StaffOccasion } from './staff-occasion.ts';

/** A mail of an outside body for those who may answer it: what came, until when, and how it is answered. */
export function outsideNews(occasion: StaffOccasion): LetterValues<'agent-outside'> {
  const { ticket, particulars, house } = occasion;
  if (!ticket || particulars?.kind !== 'outside') throw new Error('news of no outside body');
  const { why, mail: number } = particulars;
  const mail = ticket.life.outside.find((one) => one.number === number);
  if (!mail) throw new Error(`${ticket.reference} has no mail ${number} of an outside body`);
  const message = ticket.messages.filter(({ kind }) => kind === 'outside-body')[number - 1];
  const files = message?.attachments ?? [];
  return {
    ...internal(occasion),
    hasWritten: why === 'wrote',
    isNear: why === 'near',
    isLate: why === 'late',
    undelivered: why === 'undelivered',
    wasMoved: why === 'moved',
    portal: takesNoAnswers(mail.from),
    body: nameOfBody(mail, house.rulebook.bodies),
    from: mail.from,
    bodySubject: mail.subject || '–',
    receivedAt: new Date(mail.at),
    answerBy: new Date(mail.answerBy),
    wrote: message?.text.slice(0, LONGEST) || null,
    tooLarge: occasion.mail?.truncated ?? false,
    attachments: files.filter(({ verdict }) => verdict === 'safe').map(({ name }) => name),
    withheld: files.filter(({ verdict }) => verdict === 'withheld').map(({ name }) => name),
    player: ticket.queue === 'players' ? playerOf(ticket, occasion) : null,
    standing: standingOf(ticket).map((line) => ({ line: said(line, occasion) })),
    commands: commandLines(ticket.queue === 'players' ? ON_CASE : ON_NONE, occasion),
    noteAddress: noteAddressOf(occasion),
  };
}

const LONGEST = 20_000;

/** What can be done besides answering; the file is what a submission is made from. */
const ON_CASE: readonly string[] = ['file', 'history', 'answered', 'take', 'note', 'help'];
const ON_NONE: readonly string[] = ['merge', 'link', 'answered', 'take', 'note', 'help'];
