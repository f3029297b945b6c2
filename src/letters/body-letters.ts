import type { Shape } from './shape.ts';

/** Letters to mediators and regulators. */
export const bodyLetters = {
  /** A supervisor's own words: nothing of the template's comes before them. Null: only the attachments say something. */
  submission: { subject: 'text', agent: 'text', text: { optional: 'words' } },
} as const satisfies Readonly<Record<string, Shape>>;
