import type { InThreeLanguages } from './command.ts';
import { foldedWord } from './folded-word.ts';

/** `label: value` lines under a command's line: what is too long for the line itself. */
export type FieldName = keyof typeof LABELS;

/** The field that a label names in any of the languages, or null. */
export function fieldNamed(label: string): FieldName | null {
  return BY_LABEL.get(foldedWord(label)) ?? null;
}

/** How help writes the label of a field. */
export function labelOf(field: FieldName, language: keyof InThreeLanguages<unknown>): string {
  return LABELS[field][language][0];
}

const LABELS = {
  reason: { en: ['reason', 'reasons', 'because'], fr: ['raison', 'motif', 'motifs'], fa: ['علت', 'دلیل', 'دلایل'] },
  terms: { en: ['terms', 'term'], fr: ['conditions', 'articles'], fa: ['شرایط', 'بندها', 'بند'] },
  action: { en: ['action'], fr: ['mesure', 'action'], fa: ['اقدام'] },
  player: { en: ['player', 'customer'], fr: ['joueur', 'joueuse', 'client'], fa: ['بازیکن', 'مشتری'] },
  date: { en: ['date', 'on'], fr: ['date', 'le'], fa: ['تاریخ'] },
  duration: { en: ['duration'], fr: ['durée'], fa: ['مدت'] },
  subject: { en: ['subject'], fr: ['objet', 'sujet'], fa: ['موضوع'] },
  done: { en: ['done'], fr: ['fait'], fa: ['انجام شده', 'انجام'] },
  next: { en: ['next'], fr: ['ensuite', 'suite'], fa: ['گام بعدی', 'بعدی'] },
} as const satisfies Readonly<Record<string, InThreeLanguages<readonly [string, ...string[]]>>>;

const BY_LABEL: ReadonlyMap<string, FieldName> = new Map(
  (Object.keys(LABELS) as FieldName[]).flatMap((name) => {
    const { en, fr, fa }: InThreeLanguages<readonly string[]> = LABELS[name];
    return [...en, ...fr, ...fa].map((label): [string, FieldName] => [foldedWord(label), name]);
  }),
);
