import { compile } from 'html-to-text';
import { withoutHidden } from './hidden-html.ts';

/** What a person sees of an HTML body, as text; quoted blocks keep a `> ` before every line, so that they can be told. */
export function textOfHtml(html: string): string {
  return convert(withHistoryMarked(withoutHidden(html.slice(0, LONGEST_HTML))));
}

const LONGEST_HTML = 2_000_000;

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: LONGEST_HTML, maxDepth: 200, maxChildNodes: 5_000 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'table', format: 'block' },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    {
      selector: 'blockquote',
      format: 'blockquote',
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1, trimEmptyLines: true },
    },
  ],
});

/**
 * Outlook and Yahoo put the earlier mail into a container of theirs, in no quote and under a head in any language: the
 * line of dashes that they write in plain text tells where it begins.
 */
function withHistoryMarked(html: string): string {
  return html.replace(HISTORY, (container) => `<div>-----Original Message-----</div>${container}`);
}

const HISTORY =
  /<(?:div|span|hr)\b[^<>]{0,500}?\b(?:id|class)\s{0,3}=\s{0,3}["']?(?:x_)?(?:divRplyFwdMsg|appendonsend|stopSpelling|OLK_SRC_BODY_SECTION|yahoo_quoted)\b/i;
