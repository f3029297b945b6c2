/** Colours of a terminal, or none: whatever it paints, the words say it all without. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly alarming: (text: string) => string;
}

export const PLAIN: Paint = { strong: same, faint: same, good: same, alarming: same };

/** ECMA-48 section 8.3.117, the part that every terminal knows. */
export const COLOURS: Paint = {
  strong: between(1, 22),
  faint: between(2, 22),
  good: between(32, 39),
  alarming: between(31, 39),
};

/** Colours on a terminal whose owner did not ask for none (no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, noColor: string | undefined): Paint {
  return stream.isTTY === true && !noColor ? COLOURS : PLAIN;
}

function same(text: string): string {
  return text;
}

function between(on: number, off: number): (text: string) => string {
  return (text) => `\x1b[${on}m${text}\x1b[${off}m`;
}
