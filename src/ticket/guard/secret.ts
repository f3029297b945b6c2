import { say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/** A card number, a password or a code: masked by now, and a player must never get one from us by mail (PCI DSS 4.2.2). */
export const secret: Check = {
  name: 'secret',
  find: ({ secrets }) => HELD.filter((kind) => secrets.includes(kind)).map((kind) => say(`guard.secret.${kind}`)),
};

/** Account numbers and numbers of papers are masked in letters, and no reason to hold one. */
const HELD = ['card_number', 'cvv', 'password', 'pin', 'one_time_code', 'seed_phrase', 'voucher_pin'] as const;
