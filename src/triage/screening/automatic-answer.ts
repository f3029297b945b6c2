import { headersOf, type Message } from '../../mail/message.ts';
import { ABSENT, AUTOMATIC, CHALLENGE, CHALLENGES, HOLIDAY, OUT_OF_OFFICE, RECEIVED } from './absence-words.ts';

/**
 * Answers of absence and challenge systems that carry no field to say so. The words of the subject are never enough,
 * for players quote them and players go on holiday; a second sign must agree.
 */
export function answersAutomatically(message: Message): string | null {
  const subject = message.subject.slice(0, 300).trim();
  const text = message.text.slice(0, 1_500);
  const answers = answersAtOnce(message);
  if (AUTOMATIC.test(subject) && (answers || ABSENT.test(text) || RECEIVED.test(text)))
    return 'the subject of an automatic answer, and the mail behaves like one';
  if (OUT_OF_OFFICE.test(subject) && ABSENT.test(text)) return 'an absence notice, by its subject and its words';
  // A person's answer keeps our subject behind `Re:`; only a program puts its own in its place.
  if (answers && HOLIDAY.test(subject) && ABSENT.test(text)) return 'an absence notice in answer to another mail';
  if (CHALLENGE.test(subject) && CHALLENGES.test(text)) return 'a challenge: its sender wants us to prove who we are';
  return null;
}

function answersAtOnce(message: Message): boolean {
  return (
    message.inReplyTo.length > 0 ||
    message.references.length > 0 ||
    message.from.length === 0 ||
    headersOf(message, 'x-ms-exchange-inbox-rules-loop').length > 0
  );
}
