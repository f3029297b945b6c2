import type { Transcript, TranscriptLine } from '../../ticket/particulars.ts';
import type { HeldReply } from '../../ticket/work/work.ts';
import { replyAddress } from '../../triage/thread/reply-token.ts';
import { partyOf } from '../../ticket/work/proof.ts';
import { letterToPlayer } from '../letter-to-player.ts';
import { internal, nameOf, said, type StaffOccasion } from './staff-occasion.ts';

/** Letters to the staff besides the notice about a ticket. */
export const staffLetters = {
  'agent-transcript': (occasion: StaffOccasion) => {
    const { lines, sent } = transcriptOf(occasion);
    return {
      ...internal(occasion),
      commands: lines.map((line) => inLine(line, occasion)),
      sentToPlayer: sent === 'to-player',
      sentToBody: sent === 'to-body',
      keptInternal: sent === 'internal',
    };
  },
  'agent-held': (occasion: StaffOccasion) => {
    const { lines, held } = transcriptOf(occasion);
    if (!held) throw new Error('a letter about a held mail without one');
    const { release, reasons, text } = held;
    const isSupervisor = occasion.reader.role === 'supervisor';
    return {
      ...internal(occasion),
      commands: lines.map((line) => inLine(line, occasion)),
      reasons: reasons.map((reason) => ({ line: said(reason, occasion) })),
      text: text || null,
      preview: previewOf(held, occasion),
      mayInsist: release === 'agent' || (release === 'supervisor' && isSupervisor),
      needsSupervisor: release === 'supervisor' && !isSupervisor,
    };
  },
  'agent-copy': (occasion: StaffOccasion) => {
    const { what, ...copy } = copyOf(occasion);
    return {
      ...internal(occasion),
      ...copy,
      noteAddress: noteAddressOf(occasion),
      isReply: what === 'reply',
      isLetter: what === 'letter',
      isCall: what === 'call',
      isSubmission: what === 'submission',
      isHeld: what === 'held',
    };
  },
  'agent-note': (occasion: StaffOccasion) => {
    const { who, text } = copyOf(occasion);
    return { ...internal(occasion), who, text };
  },
  'agent-unproven': (occasion: StaffOccasion) => {
    const { particulars } = occasion;
    if (particulars?.kind !== 'unproven') throw new Error('a letter about an unproven mail without one');
    return {
      ...internal(occasion),
      who: nameOf(particulars.as, occasion),
      why: said(particulars.why, occasion),
      mailSubject: particulars.subject || null,
    };
  },
};

/** Where somebody writes what concerns colleagues only. */
export function noteAddressOf({ ticket, house, reader }: StaffOccasion): string {
  if (!ticket) throw new Error('notes belong to a ticket');
  const signed = { purpose: 'note', reference: ticket.reference, party: partyOf(reader.id) } as const;
  return replyAddress(house.support.address, signed, house.keys);
}

function transcriptOf({ particulars }: StaffOccasion): Transcript {
  if (particulars?.kind !== 'transcript') throw new Error('a transcript without its lines');
  return particulars;
}

function inLine({ command, said: result, shows }: TranscriptLine, occasion: StaffOccasion) {
  return {
    command,
    result: said(result, occasion),
    shows: shows.map((line) => ({ line: said(line, occasion) })),
  };
}

/** The letter as the player would read it, for one who wants to see it first. */
function previewOf({ letter }: HeldReply, { ticket, house, now }: StaffOccasion): string | null {
  if (!letter || !ticket) return null;
  const particulars = letter.particulars ?? null;
  const { subject, text } = letterToPlayer(letter.letter, { ticket, mail: null, particulars, house, now });
  return `${subject}\n\n${text}`;
}

function copyOf(occasion: StaffOccasion) {
  const { particulars } = occasion;
  if (particulars?.kind !== 'copy') throw new Error('a copy of nothing');
  const { by, text, what } = particulars;
  return { who: nameOf(by, occasion), text, what };
}
