import type { LetterOrder } from '../plan.ts';
import type { Notice } from './work.ts';

/**
 * Where the words of an agent's mail go when no command says otherwise. The mail of ours that it answers decides, never
 * a header: what is meant for the player cannot reach an outside body, nor the other way round.
 */
export type Channel =
  | { readonly kind: 'to-player' }
  | { readonly kind: 'internal' }
  /** To the outside body that wrote this mail of the ticket, by its number. */
  | { readonly kind: 'to-body'; readonly mail: number };

export const TO_PLAYER: Channel = { kind: 'to-player' };
export const INTERNAL: Channel = { kind: 'internal' };

/** Where answers to a letter to the staff go. */
export function channelOfLetter({ letter, particulars }: Pick<LetterOrder, 'letter' | 'particulars'>): Channel {
  switch (particulars?.kind) {
    case 'outside':
      return { kind: 'to-body', mail: particulars.mail };
    case 'transcript':
    case 'copy':
      return particulars.channel ?? usual(letter);
    default:
      return usual(letter);
  }
}

/** The same of one that left; those of before the channel was kept are told by their name. */
export function channelOfNotice({ letter, channel }: Notice): Channel {
  return channel ?? usual(letter);
}

export function isSame(one: Channel, other: Channel): boolean {
  return one.kind === 'to-body' ? other.kind === 'to-body' && one.mail === other.mail : one.kind === other.kind;
}

function usual(letter: string): Channel {
  return INTERNAL_LETTERS.has(letter) ? INTERNAL : TO_PLAYER;
}

/** Letters to agents whose answers concern colleagues only. */
const INTERNAL_LETTERS: ReadonlySet<string> = new Set(['agent-note']);
