/** Where the words of an agent's mail go when no command says otherwise: what it answers decides, never a header. */
export type Channel = { readonly kind: 'to-player' } | { readonly kind: 'internal' };

export const TO_PLAYER: Channel = { kind: 'to-player' };
export const INTERNAL: Channel = { kind: 'internal' };
