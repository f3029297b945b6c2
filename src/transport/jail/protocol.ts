import type { Message } from '../../mail/message.ts';

/** What crosses into a parser worker and back. */
export interface ParserTask {
  readonly parser: ParserName;
  readonly raw: Uint8Array;
}

export type ParserName = 'mailparser' | 'postal-mime';

export type ParserReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly message: Message }
  | { readonly kind: 'threw'; readonly why: string };
