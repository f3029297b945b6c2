import type { DeliveryReport, Mailbox } from '../mail/message.ts';
import type { SecretKind } from '../mail/secrets/secret.ts';
import type { Body } from '../rulebook/bodies.ts';
import type { StaffMember } from '../rulebook/staff.ts';
import type { Assessment } from '../triage/assessment.ts';
import type { CaseNamed } from './outside/case-named.ts';
import type { Saying } from './sayings/saying.ts';
import type { KeptAttachment, Ticket } from './ticket.ts';
import type { Channel } from './work/channel.ts';

/** Something that came from outside and may change a ticket, told in the desk's words (design, section 2). */
export type Occurrence =
  | ComplaintArrived
  | PlayerWrote
  | OutsideBodyWrote
  | MachineWrote
  | DeliveryFailed
  | AgentWrote
  | AgentUnproven
  /** A mail of an agent that was acted on before, come again: it does nothing (reliability A7). */
  | { readonly kind: 'agent-repeated'; readonly mail: ReceivedMail; readonly by: StaffMember }
  /** A mail that nobody can be answered for: no sender, or several. A person is told. */
  | { readonly kind: 'sender-unclear'; readonly mail: ReceivedMail; readonly reason: string };

/** A person writes about something that no ticket of theirs is known for. */
export interface ComplaintArrived {
  readonly kind: 'complaint-arrived';
  readonly mail: ReceivedMail;
  readonly from: Mailbox;
  readonly assessment: Assessment;
  /** A reference that the writer named without authority over it: linked, never opened (design, invariant 4). */
  readonly claims: { readonly reference: string; readonly why: string } | null;
  /** A ticket that it has to do with by what it says: both are linked, and the writer learns nothing of that one. */
  readonly relates: { readonly ticket: Ticket; readonly why: string } | null;
  /** The outside body in whose name it comes, where nothing proves that it is theirs: a person looks, nobody is answered. */
  readonly inNameOf: Body | null;
}

/** Somebody with authority over a ticket writes in its thread. */
export interface PlayerWrote {
  readonly kind: 'player-wrote';
  readonly ticket: Ticket;
  readonly mail: ReceivedMail;
  readonly from: Mailbox;
  readonly assessment: Assessment;
  /** Which independent signal joined it: shown by `explain`. */
  readonly joinedBy: string;
}

/** A mediator or a regulator writes, proven by the authentication of their domain (complaints.md 8, R-089, R-090). */
export interface OutsideBodyWrote {
  readonly kind: 'outside-body-wrote';
  readonly body: Body;
  readonly mail: ReceivedMail;
  /** Null when too little was written to tell. */
  readonly language: string | null;
  readonly about: CaseNamed;
}

/** No person: it is filed, on the ticket of the mail that it answers or on none. */
export interface MachineWrote {
  readonly kind: 'machine-wrote';
  readonly mail: ReceivedMail;
  readonly assessment: Assessment;
  readonly ticket: Ticket | null;
}

/** A report on a mail of ours; of others, or forged, it is a machine's mail like any (reliability B7). */
export interface DeliveryFailed {
  readonly kind: 'delivery-failed';
  readonly mail: ReceivedMail;
  readonly report: DeliveryReport;
  readonly ticket: Ticket;
}

/** Somebody of the staff, proven, writes on a ticket or to the desk itself. */
export interface AgentWrote {
  readonly kind: 'agent-wrote';
  /** Null for a mail to the desk itself. */
  readonly ticket: Ticket | null;
  /** Its text holds only what the agent wrote now: never a quotation, not even when there is nothing else. */
  readonly mail: ReceivedMail;
  readonly by: StaffMember;
  readonly channel: Channel;
  /** Which signal ties it to the ticket: shown by `explain`. */
  readonly signal: string;
  /** What was masked in its text. */
  readonly secrets: readonly SecretKind[];
  /** The language of the words below the commands; null when too little was written to tell. */
  readonly language: string | null;
}

/** A mail in the name of somebody of the staff, without all the proofs: nothing of it is done, and they are told. */
export interface AgentUnproven {
  readonly kind: 'agent-unproven';
  readonly mail: ReceivedMail;
  readonly as: StaffMember;
  readonly why: Saying;
}

/** What of a mail is kept on the ticket, already masked. */
export interface ReceivedMail {
  readonly messageId: string | null;
  /** The chain of mails it answers, oldest first (RFC 5322 section 3.6.4). */
  readonly ancestors: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly KeptAttachment[];
  /** By our own clock (design, invariant 9). */
  readonly receivedAt: Date;
  /** What our mail server says of its sender (RFC 8601). */
  readonly authentication: 'pass' | 'fail' | 'none';
  /** Over the size limit: only head and first text were fetched. */
  readonly truncated: boolean;
}
