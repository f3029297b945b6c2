import type { World } from '../world.ts';
import { automaticMails } from './automatic.ts';
import { contentMails } from './content.ts';
import { identityMails } from './identity.ts';
import type { HostileMail } from './mail.ts';
import { secretMails } from './secrets.ts';

/** Every row of the catalogue (reliability, section 2) that a mail can bring. */
export function hostileMails(world: World): readonly HostileMail[] {
  return [...identityMails(world), ...automaticMails(world), ...contentMails(), ...secretMails(world)];
}
