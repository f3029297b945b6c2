import type { ThreadClues } from '../triage/thread/clues.ts';
import { DESK, isTokenFor, type SigningKey } from '../triage/thread/reply-token.ts';
import type { Ticket } from './ticket.ts';

/** Whether a mail belongs to a ticket, and by which signal; decided in one place (design, invariant 4). */
export type Belonging =
  | { readonly kind: 'joins'; readonly ticket: Ticket; readonly by: string }
  /** It points at a ticket without authority over it: a new, linked ticket, and nothing of the old one leaves. */
  | { readonly kind: 'claims'; readonly reference: string; readonly why: string }
  /** By what it says it has to do with this ticket, which it cannot join: both are linked, for people to see. */
  | { readonly kind: 'relates'; readonly ticket: Ticket; readonly why: string }
  | { readonly kind: 'fresh' };

/** Whether the signal that joined a mail is a token that we signed: only then its words are commands to the desk. */
export function isByToken(signal: string): boolean {
  return signal === REPLY_ADDRESS || signal === OWN_MESSAGE_ID;
}

const REPLY_ADDRESS = 'the signed reply address';
const OWN_MESSAGE_ID = 'our signed Message-ID';

export interface Claimant {
  /** Address of the one From mailbox, in lower case. */
  readonly address: string;
  /** What a server we believe said of the sender (RFC 8601); `none` when it said nothing. */
  readonly authentication: 'pass' | 'fail' | 'none';
}

/**
 * A sender joins a ticket as its participant and with one independent signal: the signed reply address, our signed
 * Message-ID, a Message-ID of the ticket, or, when the mail is authenticated, the reference. A failed authentication
 * takes every signal away, for then the participant's name is all that the mail shows.
 */
export function belongingOf(
  clues: ThreadClues,
  claimant: Claimant,
  known: { readonly tickets: readonly Ticket[]; readonly byMessageId: readonly Ticket[] },
  keys: readonly SigningKey[],
): Belonging {
  const find = (reference: string): Ticket | undefined =>
    known.tickets.find((ticket) => ticket.reference === reference);
  const signals = [
    ...clues.addressed.flatMap((claim) => {
      const ticket = claim.purpose === 'reply' ? find(claim.reference) : undefined;
      const signed = ticket && ownerOf(claim.token, ticket, keys) !== null;
      return ticket && signed ? [{ ticket, by: REPLY_ADDRESS }] : [];
    }),
    ...clues.answered.flatMap((claim) => {
      const ticket = find(claim.reference);
      const { reference, unique } = claim;
      const ours =
        unique !== null && isTokenFor(claim.token, { purpose: 'message-id', reference, party: unique }, keys);
      return ticket && ours ? [{ ticket, by: OWN_MESSAGE_ID }] : [];
    }),
    ...known.byMessageId.map((ticket) => ({ ticket, by: 'a Message-ID of the ticket' })),
    ...clues.named.flatMap((reference) => {
      const ticket = find(reference);
      return ticket && claimant.authentication === 'pass'
        ? [{ ticket, by: 'the reference, from an authenticated participant' }]
        : [];
    }),
  ];
  if (claimant.authentication !== 'fail') {
    const joined = signals.find(({ ticket }) => ticket.participants.includes(claimant.address));
    if (joined) return { kind: 'joins', ...joined };
  }
  return claimOf(clues, signals[0]?.ticket, find, claimant);
}

function claimOf(
  { named, addressed, answered }: ThreadClues,
  signalled: Ticket | undefined,
  find: (reference: string) => Ticket | undefined,
  { authentication }: Claimant,
): Belonging {
  const claimed = [...addressed, ...answered].map((claim) => claim.reference);
  const pointed = [...named, ...claimed].filter((reference) => reference !== DESK);
  const reference = signalled?.reference ?? pointed.find(find) ?? pointed[0];
  if (reference === undefined) return { kind: 'fresh' };
  if (!signalled && !find(reference)) return { kind: 'claims', reference, why: 'no ticket has this reference' };
  const why =
    authentication === 'fail'
      ? 'the mail failed authentication'
      : 'the sender is no participant of that ticket, or only named its reference';
  return { kind: 'claims', reference, why };
}

/** The participant a reply token was given to, or null when nobody's. */
function ownerOf(token: string, ticket: Ticket, keys: readonly SigningKey[]): string | null {
  const { reference, participants } = ticket;
  return participants.find((party) => isTokenFor(token, { purpose: 'reply', reference, party }, keys)) ?? null;
}
