import { say } from '../sayings/saying.ts';
import type { Check } from './check.ts';

/** A program, a script, an archive: what we withhold from agents we do not send to players either. */
export const unsafeAttachment: Check = {
  name: 'unsafe-attachment',
  find: ({ attachments }) =>
    attachments.filter(({ verdict }) => verdict === 'withheld').map(({ name }) => say('guard.attachment', { name })),
};
