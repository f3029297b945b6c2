import type { KeptAttachment, TicketMessage } from '../../ticket/ticket.ts';

/** A file that was sent, named by the hash of its bytes so that nobody can exchange it unseen. */
export interface Exhibit extends KeptAttachment {
  /** `E1`, `E2`, in the order of the file. */
  readonly number: string;
  /** Number of the mail it came with. */
  readonly mail: string;
}

export function exhibitsIn(messages: readonly TicketMessage[]): readonly Exhibit[] {
  return messages
    .flatMap(({ attachments }, index) => attachments.map((attachment) => ({ ...attachment, mail: `M${index + 1}` })))
    .map((attachment, index) => ({ ...attachment, number: `E${index + 1}` }));
}
