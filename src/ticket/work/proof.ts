import { memberByAddress, type Staff, type StaffMember } from '../../rulebook/staff.ts';
import type { ThreadClues } from '../../triage/thread/clues.ts';
import { DESK, isTokenFor, type Purpose, type SigningKey, type TokenClaim } from '../../triage/thread/reply-token.ts';
import { type Saying, say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import { type Channel, channelOfNotice, INTERNAL, isSame, TO_PLAYER } from './channel.ts';
import type { Notice } from './work.ts';

/** Whether a mail is an act of somebody of the staff; decided in one place (design, invariant 5; reliability A3). */
export type Proof =
  | { readonly kind: 'not-staff' }
  | Proven
  /** It came in somebody's name, or to somebody's reply address, and one of the proofs is missing. */
  | { readonly kind: 'unproven'; readonly as: StaffMember; readonly why: Saying }
  /** The very mail was acted on before (A7): it does nothing. */
  | { readonly kind: 'replayed'; readonly by: StaffMember; readonly ticket: Ticket };

export interface Proven {
  readonly kind: 'proven';
  readonly by: StaffMember;
  /** Null for a mail to the desk itself. */
  readonly ticket: Ticket | null;
  /** Where words without a command go: `internal` by recipient or by what it answers, whichever says so. */
  readonly channel: Channel;
  /** The signal that ties it to the ticket, for `explain`. */
  readonly signal: string;
}

export interface Sender {
  /** Of the one From mailbox, in lower case; `''` when there is none, or several. */
  readonly address: string;
  readonly authentication: 'pass' | 'fail' | 'none';
  readonly messageId: string | null;
}

/**
 * An act needs all of it: one From mailbox that is on file, a pass of the authentication (nothing else is a pass), a
 * Message-ID that was not acted on, and a token of this ticket for this person: in the reply address, or, where a
 * provider strips it or a client drops the thread, in the Message-ID of a notice that went to this person.
 */
export function proofOf(
  clues: ThreadClues,
  sender: Sender,
  {
    staff,
    tickets,
    keys,
  }: { readonly staff: Staff; readonly tickets: readonly Ticket[]; readonly keys: readonly SigningKey[] },
): Proof {
  const signals = signalsIn(clues, staff, tickets, keys);
  const writer = memberByAddress(staff, sender.address);
  const [addressee] = signals;
  if (!writer) {
    if (!addressee) return { kind: 'not-staff' };
    return { kind: 'unproven', as: addressee.member, why: say('proof.alias', { address: sender.address || '–' }) };
  }
  const unproven = (why: Saying): Proof => ({ kind: 'unproven', as: writer, why });
  if (sender.authentication !== 'pass') return unproven(say(`proof.authentication-${sender.authentication}`));
  if (sender.messageId === null) return unproven(say('proof.message-id'));
  const own = signals.filter(({ member }) => member.id === writer.id);
  const [signal] = own;
  if (!signal) return unproven(addressee ? say('proof.other-token') : say('proof.no-token'));
  if (own.some(({ ticket }) => ticket?.id !== signal.ticket?.id)) return unproven(say('proof.two-tickets'));
  const { ticket, by } = signal;
  if (ticket && wasSeen(ticket, sender.messageId)) return { kind: 'replayed', by: writer, ticket };
  const channel = own.some((one) => one.channel.kind === 'internal') ? INTERNAL : signal.channel;
  if (channel !== INTERNAL && own.some((one) => !isSame(one.channel, channel))) {
    return unproven(say('proof.two-parties'));
  }
  return { kind: 'proven', by: writer, ticket, channel, signal: by };
}

interface Signal {
  readonly member: StaffMember;
  readonly ticket: Ticket | null;
  readonly channel: Channel;
  readonly by: string;
}

function signalsIn(
  { addressed, ancestors }: ThreadClues,
  staff: Staff,
  tickets: readonly Ticket[],
  keys: readonly SigningKey[],
): readonly Signal[] {
  const byAddress = addressed.flatMap((claim): readonly Signal[] => {
    const ticket = tickets.find(({ reference }) => reference === claim.reference) ?? null;
    const owner = ownerOf(claim, ticket, staff, keys);
    if (!owner || (ticket === null && claim.reference !== DESK)) return [];
    return [{ ...owner, ticket, by: 'the reply address of this person' }];
  });
  const byNotice = tickets.flatMap((ticket) => {
    const notice = answeredNotice(ancestors, ticket);
    const member = staff.members.find(({ id }) => id === notice?.to);
    if (!notice || !member) return [];
    return [{ member, ticket, channel: channelOfNotice(notice), by: 'our notice to this person' }];
  });
  return [...byAddress, ...byNotice];
}

/** The token's owner among the staff and what it was given for, or null when it is nobody's. */
function ownerOf(
  { purpose, reference, token }: TokenClaim,
  ticket: Ticket | null,
  { members }: Staff,
  keys: readonly SigningKey[],
): Pick<Signal, 'member' | 'channel'> | null {
  for (const channel of channelsOf(purpose, ticket)) {
    const member = members.find(({ id }) =>
      isTokenFor(token, { purpose, reference, party: partyOf(id, channel) }, keys),
    );
    if (member) return { member, channel };
  }
  return null;
}

function channelsOf(purpose: Purpose, ticket: Ticket | null): readonly Channel[] {
  if (purpose === 'agent') return [TO_PLAYER];
  if (purpose === 'note') return [INTERNAL];
  if (purpose !== 'body' || ticket === null) return [];
  return ticket.life.outside.map(({ number }) => ({ kind: 'to-body', mail: number }));
}

/**
 * How tokens name somebody of the staff: by id, so that a new address does not end their threads; and the mail of an
 * outside body that they may answer with it.
 */
export function partyOf(id: string, channel: Channel = TO_PLAYER): string {
  return channel.kind === 'to-body' ? `staff:${id} answers ${channel.mail}` : `staff:${id}`;
}

/** What a reply address of the staff is signed for, by where the answers go. */
export function purposeOf({ kind }: Channel): Purpose {
  return ({ 'to-player': 'agent', internal: 'note', 'to-body': 'body' } as const)[kind];
}

/** The newest notice of the ticket that a mail answers. Our Message-IDs carry 100 bits that nobody else has seen. */
export function answeredNotice(ancestors: readonly string[], { work }: Ticket): Notice | null {
  for (const id of ancestors) {
    const notice = work.notices.find(({ messageId }) => messageId === id);
    if (notice) return notice;
  }
  return null;
}

function wasSeen({ work }: Ticket, messageId: string): boolean {
  return [...work.wrote, ...work.held].some((mail) => mail.messageId === messageId);
}
