import { asHtml, escapeHtml } from './as-html.ts';
import { asSubject, asText } from './as-text.ts';
import { withoutDoubleStops, withSpacing } from './format/typography.ts';
import { directionOf, type Language } from './language.ts';
import { type LetterName, type LetterValues, shapeOf } from './letters.ts';
import { readMarkup } from './markup.ts';
import { fillSlots } from './slots.ts';
import { type CompiledLetter, english, type Templates } from './templates.ts';

/** What one letter says, in both forms, ready for a draft. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The language it came out in, which is English where the one asked for has no such letter. */
  readonly language: Language;
}

export type Written =
  | { readonly kind: 'written'; readonly letter: Letter }
  /** A letter with a hole in it is not sent: the names of the values that are missing or unusable. */
  | { readonly kind: 'refused'; readonly missing: readonly string[] };

export interface Asked<Name extends LetterName> {
  readonly letter: Name;
  readonly language: Language;
  /** The brand's IANA zone, in which days and times are said. */
  readonly zone: string;
  readonly values: LetterValues<Name>;
}

export function writeLetter<Name extends LetterName>(templates: Templates, asked: Asked<Name>): Written {
  const { compiled, language } = chosen(templates, asked);
  const { context, slots, missing } = fillSlots(shapeOf(asked.letter), asked.values, { language, zone: asked.zone });
  if (missing.length > 0) return { kind: 'refused', missing };
  const { styles, page } = templates.layout;
  const blocks = readMarkup(withoutDoubleStops(withSpacing(compiled.body(context), language), slots));
  const subject = asSubject(readMarkupLine(withSpacing(compiled.subject(context), language)), slots);
  const notice = language === asked.language ? '' : (templates.inEnglish.get(asked.language) ?? '');
  const body = asHtml(blocks, slots, { language, styles });
  return {
    kind: 'written',
    letter: {
      subject,
      text: [...(notice ? [notice] : []), asText(blocks, slots, language), ''].join('\n\n').replace(/\n+$/, '\n'),
      html: page({
        language,
        direction: directionOf(language),
        subject,
        brand: asked.values.brand,
        body: notice ? `${noticeHtml(notice, asked.language, styles.p)}\n${body}` : body,
      }),
      language,
    },
  };
}

function chosen(
  templates: Templates,
  { letter, language }: { readonly letter: LetterName; readonly language: Language },
): { compiled: CompiledLetter; language: Language } {
  const own = templates.find(letter, language);
  if (own) return { compiled: own, language };
  const fallback = templates.find(letter, english);
  if (fallback) return { compiled: fallback, language: english };
  throw new Error(`templates were compiled without the English letter ${letter}`);
}

function readMarkupLine(subject: string): Parameters<typeof asSubject>[0] {
  const [block] = readMarkup(subject);
  return block && 'lines' in block ? (block.lines[0] ?? []) : [];
}

function noticeHtml(notice: string, language: Language, style: string): string {
  return `<p lang="${escapeHtml(language)}" dir="${directionOf(language)}" style="${style}">${escapeHtml(notice)}</p>`;
}
