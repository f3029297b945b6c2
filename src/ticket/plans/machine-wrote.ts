import type { DeliveryReport } from '../../mail/message.ts';
import type { TicketFact } from '../event.ts';
import type { ReceivedMail } from '../occurrence.ts';
import type { Plan } from '../plan.ts';
import { messageReceived } from './received.ts';

/** A vacation reply and the like is filed on its ticket; it answers nothing, reopens nothing and is never answered. */
export function planForMachine(mail: ReceivedMail, reason: string): Plan {
  const { message } = messageReceived(mail, 'machine');
  return { events: [{ kind: 'machine-mail-filed', message, reason }], letters: [] };
}

/** A delivery report on one of our letters: every recipient that failed is recorded, and the report is kept. */
export function planForBounce(mail: ReceivedMail, report: DeliveryReport): Plan {
  const failures = report.recipients
    .filter(({ kind }) => kind !== 'none')
    .map(
      ({ address, status, diagnostic, kind }): TicketFact => ({
        kind: 'delivery-failed',
        address,
        status,
        diagnostic,
        severity: kind === 'hard' ? 'hard' : 'soft',
        messageId: report.originalMessageId,
      }),
    );
  const { message } = messageReceived(mail, 'bounce');
  return { events: [{ kind: 'machine-mail-filed', message, reason: 'delivery report' }, ...failures], letters: [] };
}
