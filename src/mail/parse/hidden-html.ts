/**
 * HTML without what no reader sees: styles, scripts and the like, and elements that are not displayed. A preheader must
 * not decide what a mail is about. One pass, whatever the HTML: no tag is looked at twice.
 */
export function withoutHidden(html: string): string {
  return withoutUndisplayed(withoutUnseen(html));
}

function withoutUnseen(html: string): string {
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let done = 0;
  for (const { 0: opening, 1: name = '', index } of html.matchAll(UNSEEN)) {
    const tag = name.toLowerCase();
    if (index < done || unclosed.has(tag)) continue;
    const end = endOfClosing(html, tag, index + opening.length);
    // Where one is not closed, none behind it is either.
    if (end < 0) unclosed.add(tag);
    else {
      kept.push(html.slice(done, index), ' ');
      done = end;
    }
  }
  return kept.join('') + html.slice(done);
}

const UNSEEN = /<(style|script|head|title|template)(?![\w-])/gi;

/** Behind the next closing tag of that name, or -1. */
function endOfClosing(html: string, tag: string, from: number): number {
  const closing = new RegExp(`</${tag}\\s{0,20}>`, 'gi');
  closing.lastIndex = from;
  return closing.test(html) ? closing.lastIndex : -1;
}

/** Only where the element holds nothing but text: then its end is the next tag. */
function withoutUndisplayed(html: string): string {
  const kept: string[] = [];
  let done = 0;
  for (const { 0: opening, 1: name = '', index } of html.matchAll(DISPLAYABLE)) {
    if (index < done || !isUndisplayed(opening)) continue;
    const next = html.indexOf('<', index + opening.length);
    if (next < 0) break;
    const closing = /^<\/(\w{1,10})\s{0,20}>/.exec(html.slice(next, next + 40));
    if (closing?.[1]?.toLowerCase() !== name.toLowerCase()) continue;
    kept.push(html.slice(done, index), ' ');
    done = next + closing[0].length;
  }
  return kept.join('') + html.slice(done);
}

const DISPLAYABLE = /<(span|div|p|td)(?![\w-])[^<>]{0,4000}>/gi;

function isUndisplayed(opening: string): boolean {
  const style = opening.search(/\sstyle\s{0,3}=/i);
  return style >= 0 && /display\s{0,5}:\s{0,5}none/i.test(opening.slice(style));
}
