import { say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/** A reply without a letter or a digit is a slip, and its reader would get an empty mail (freescout#5190). */
export const empty: Check = {
  name: 'empty',
  find: ({ use, text, attachments }) =>
    (use === 'reply' || use === 'submission') && attachments.length === 0 && !/[\p{L}\p{N}]/u.test(text)
      ? [say('guard.empty')]
      : [],
};
