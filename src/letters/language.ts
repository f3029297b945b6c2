/** A language in which letters are written, as ISO 639-1. */
export type Language = string;

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** The locale by which Intl formats for it: digits, calendar and regional form chosen once. */
export function localeOf(language: Language): string {
  return locales[language] ?? language;
}

const rightToLeft = new Set(['fa', 'ar', 'he', 'ur']);
const locales: Readonly<Record<string, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  fa: 'fa-IR-u-ca-gregory-nu-arabext',
  ar: 'ar-u-nu-latn',
  es: 'es-ES',
  pt: 'pt-PT',
  no: 'nb-NO',
};
