import type { Mailbox } from '../../mail/message.ts';
import type { Bodies } from '../../rulebook/bodies.ts';
import type { OutsideMail } from '../states/outside.ts';

/** What an outside body is called; of one that has left the rules, its id is what remains. */
export function nameOfBody({ body }: Pick<OutsideMail, 'body'>, { bodies }: Bodies): string {
  return bodies.get(body)?.name ?? body;
}

/** Where the answer to a mail of an outside body goes: to the address that was proven when it came. */
export function toMailbox(mail: OutsideMail, bodies: Bodies): Mailbox {
  return { name: nameOfBody(mail, bodies), address: mail.from };
}
