import type { Language } from '../language.ts';
import type { Slot } from '../slots.ts';

/** French spacing: what stands before : ; ! ? » and after « must not be torn off at the end of a line. */
export function withSpacing(prose: string, language: Language): string {
  if (language !== 'fr') return prose;
  return prose
    .replace(/ (?=[;!?])/g, '\u202f')
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/« /g, '«\u00a0');
}

/** A value that ends a sentence itself takes the template's full stop away: “14 декабря 2026 г..” is no way to write. */
export function withoutDoubleStops(source: string, slots: readonly Slot[]): string {
  return source.replace(/\ue000(\d+)\ue001(\*{0,2})\./g, (found, slot: string, weight: string) =>
    /[.!?؟…]$/.test(slots[Number(slot)]?.value ?? '') ? `\ue000${slot}\ue001${weight}` : found,
  );
}
