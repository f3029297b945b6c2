/**
 * Who or what sent a mail (RFC 3834, RFC 2369, RFC 3464): only `person` and `form` are ever acknowledged.
 * `reason` names the header or sign that decided, in words for a person.
 */
export interface Screening {
  readonly kind: ScreeningKind;
  readonly reason: string;
}

export type ScreeningKind = 'person' | 'form' | 'machine' | 'bounce' | 'list' | 'loop' | 'own';
