import type { TicketFact } from '../../../src/ticket/event.ts';

/** That a letter to Amelie was written. */
export function planned(letter: string, messageId: string, at: Date): TicketFact {
  return {
    kind: 'letter-planned',
    letter,
    message: {
      direction: 'out',
      from: 'support@casino.test',
      to: 'amelie@example.test',
      at: at.toISOString(),
      messageId,
      subject: '',
      text: '',
      attachments: [],
      kind: letter,
    },
  };
}
