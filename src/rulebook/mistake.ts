/** Something a person in operations wrote that cannot be used: said with its place, never thrown. */
export interface Mistake {
  /** Path as the person knows it: `rules/languages/en.yaml`, `IMAP_URL`. */
  readonly file: string;
  /** 1-based; 0 when the whole file is meant. */
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A value read from what a person wrote, or everything that is wrong with it, all at once. */
export type Read<T> =
  | { readonly kind: 'sound'; readonly value: T }
  | { readonly kind: 'mistaken'; readonly mistakes: readonly Mistake[] };

export function sound<T>(value: T): Read<T> {
  return { kind: 'sound', value };
}

export function mistaken(...mistakes: readonly Mistake[]): Read<never> {
  return { kind: 'mistaken', mistakes };
}

/** `file:line:column: message`, the form editors jump to. */
export function sayMistake({ file, line, column, message }: Mistake): string {
  return line > 0 ? `${file}:${line}:${column}: ${message}` : `${file}: ${message}`;
}
