import type { TicketEvent } from '../ticket/event.ts';
import type { Occurrence } from '../ticket/occurrence.ts';
import type { OutgoingMail } from '../ticket/outgoing.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { answerAgent } from './answers/answer-agent.ts';
import { answerMachine, answerReport } from './answers/answer-machine.ts';
import { answerOutsideBody } from './answers/answer-outside-body.ts';
import { answerPlayer } from './answers/answer-player.ts';
import { openTicket } from './answers/open-ticket.ts';
import { filed, quarantined, unproven } from './answers/set-aside.ts';
import type { Setting } from './setting.ts';

/** A plan made complete: what the store commits in one transaction together with the processed mark. */
export interface Answer {
  readonly outcome: Outcome;
  /** Why this outcome, in words for a person. */
  readonly reason: string;
  readonly ticket: TicketAnswer | null;
  /** What the mail changes on other tickets: a merge, a split. */
  readonly elsewhere: readonly TicketAnswer[];
  /** Message-IDs by which later mail will find this ticket. */
  readonly messageIds: readonly string[];
  readonly outgoing: readonly OutgoingMail[];
}

/** A ticket comes into being, or goes on from the state that was decided upon. */
export type TicketAnswer =
  | { readonly kind: 'opens'; readonly events: readonly TicketEvent[] }
  | { readonly kind: 'continues'; readonly ticket: Ticket; readonly events: readonly TicketEvent[] };

/** The one visible end of every mail (design, invariant 1). */
export type Outcome = 'new-ticket' | 'joined-ticket' | 'matched-bounce' | 'filed' | 'quarantined';

/** What is recorded and what is written because of an occurrence. */
export async function answer(occurrence: Occurrence, setting: Setting): Promise<Answer> {
  switch (occurrence.kind) {
    case 'complaint-arrived':
      return openTicket(occurrence, setting);
    case 'player-wrote':
      return answerPlayer(occurrence, setting);
    case 'outside-body-wrote':
      return answerOutsideBody(occurrence, setting);
    case 'agent-wrote':
      return answerAgent(occurrence, setting);
    case 'agent-unproven':
      return unproven(occurrence, setting);
    case 'agent-repeated':
      return filed(`a mail of ${occurrence.by.id} that was acted on before`);
    case 'machine-wrote':
      return answerMachine(occurrence, setting);
    case 'delivery-failed':
      return answerReport(occurrence, setting);
    case 'sender-unclear':
      return quarantined(occurrence.mail, occurrence.reason, setting);
  }
}
