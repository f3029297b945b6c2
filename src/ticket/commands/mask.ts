import { maskSecrets } from '../../mail/secrets/mask-secrets.ts';
import { say } from '../sayings/saying.ts';
import type { Ticket } from '../ticket.ts';
import type { MaskedPlace } from '../work/work-event.ts';
import { command, effect, given, refuse } from './command.ts';

/**
 * `#mask WORDS` or `#mask FILE.NAME`: the words are removed from every mail of the ticket, the attachment from all of
 * them (osTicket#1863). The event keeps places and hashes, never the words.
 */
export const mask = command<string>({
  name: 'mask',
  words: { en: ['mask', 'redact'], fr: ['masquer', 'caviarder'], fa: ['پوشاندن', 'حذف'] },
  grammar: { en: 'WORDS | FILE NAME', fr: 'MOTS | NOM DU FICHIER', fa: 'متن | نام پرونده' },
  does: say('help.mask'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: (rest) => {
    // What stands in the ticket was masked on its way in, and so were these words.
    const wanted = maskSecrets(rest.trim()).text;
    if (wanted === '') return refuse(say('mask.what'));
    return wanted.length < SHORTEST ? refuse(say('mask.short')) : given(wanted);
  },
  plan: (ticket, wanted, { by }) => {
    const places = placesOf(wanted, ticket);
    const attachments = hashesOf(wanted, ticket);
    if (places.length + attachments.length === 0) return refuse(say('mask.nothing'));
    const counts = { places: String(places.length), attachments: String(attachments.length) };
    return effect(say('mask.done', counts), { events: [{ kind: 'masked', by: by.id, places, attachments }] });
  },
});

const SHORTEST = 3;
const MOST_PLACES = 1000;

function placesOf(wanted: string, { messages }: Ticket): readonly MaskedPlace[] {
  const found: MaskedPlace[] = [];
  for (const [message, { text }] of messages.entries()) {
    let at = text.indexOf(wanted);
    while (at >= 0 && found.length < MOST_PLACES) {
      found.push({ message, at, length: wanted.length });
      at = text.indexOf(wanted, at + wanted.length);
    }
  }
  return found;
}

function hashesOf(wanted: string, { messages }: Ticket): readonly string[] {
  const named = messages.flatMap(({ attachments }) => attachments.filter(({ name }) => name === wanted));
  return [...new Set(named.map(({ sha256 }) => sha256))];
}
