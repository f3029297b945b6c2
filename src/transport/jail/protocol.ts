import type { Message } from '../../mail/message.ts';

/** What crosses into a parser worker and back. */
export interface ParserTask {
  readonly parser: ParserName;
  readonly raw: Uint8Array;
}

/** `head`: the words as far as they are found without a parser. */
export type ParserName = 'mailparser' | 'postal-mime' | 'head';

export type ParserReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly message: Message }
  | { readonly kind: 'threw'; readonly why: string };
