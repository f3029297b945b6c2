import { failpoint } from '../../store/failpoint.ts';
import { type DeliveryRecord, recordDelivery } from '../../store/outbox/deliver.ts';
import { isPassing } from '../../store/trouble.ts';
import type { Engine } from '../engine.ts';
import { sayError } from '../log.ts';

/** How sendings ended, as far as the database does not have it yet: while it is away nothing known becomes unknown. */
export interface KnownDeliveries {
  /** Records it; what the database does not take is kept for `recordRest`. */
  readonly record: (record: DeliveryRecord) => Promise<void>;
  readonly recordRest: () => Promise<void>;
}

export function knownDeliveries({ database, log }: Engine): KnownDeliveries {
  const rest = new Map<string, DeliveryRecord>();
  const record = async (delivery: DeliveryRecord): Promise<void> => {
    rest.set(delivery.id, delivery);
    await recordDelivery(database, delivery);
    await failpoint('deliver: committed');
    rest.delete(delivery.id);
  };
  return {
    record,
    recordRest: async () => {
      for (const delivery of rest.values()) {
        try {
          await record(delivery);
        } catch (error) {
          if (isPassing(error)) throw error;
          // A letter that left must not be sent again because its ticket cannot say so.
          log.error('a ticket cannot record its letter', { outboundId: delivery.id, why: sayError(error) });
          await record({ ...delivery, events: [] });
        }
      }
    },
  };
}
