import type { Message } from '../../mail/message.ts';
import { answersAutomatically } from './automatic-answer.ts';
import { declaresNoMoreThanNotice, hasNullPath } from './declared.ts';

/**
 * Whether a machine wrote on its own account, as portals do when something happened in them: no answer to a mail, no
 * vacation reply, nothing in bulk. For mail that was screened as a machine's.
 */
export function isNotice(message: Message): boolean {
  const isAnswer = message.inReplyTo.length > 0 || message.references.length > 0;
  return (
    !isAnswer && !hasNullPath(message) && declaresNoMoreThanNotice(message) && answersAutomatically(message) === null
  );
}
