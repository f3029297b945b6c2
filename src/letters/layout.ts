import Handlebars from 'handlebars';
import juice from 'juice';
import { type Mistake, mistaken, type Read, sound } from '../rulebook/mistake.ts';
import { elements, type Element, type Styles } from './as-html.ts';
import { mistakesInTemplate } from './check.ts';

/** The page around every letter: one file, its styles written into the elements once, when templates are compiled. */
export interface Layout {
  readonly styles: Styles;
  /** The whole HTML document; `body` is HTML, everything else is text. */
  readonly page: (parts: PageParts) => string;
}

interface PageParts {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly subject: string;
  readonly brand: string;
  readonly body: string;
}

const variables = { language: 'text', direction: 'text', subject: 'text', brand: 'text', body: 'text' } as const;

export function readLayout(file: string, source: string): Read<Layout> {
  const mistakes: Mistake[] = [
    ...mistakesInTemplate({ file, source, shape: variables, partials: new Map(), html: 'allowed' }),
    ...(source.split(placeholder).length === 2 ? [] : [whole(file, `${placeholder} must stand in it exactly once`)]),
    ...[...source.matchAll(remote)].map(([found]) => whole(file, `nothing remote belongs into a letter: ${found}`)),
  ];
  if (mistakes.length > 0) return mistaken(...mistakes);
  const inlined = juice(source.replace(placeholder, specimen), {
    preserveMediaQueries: true,
    removeStyleTags: true,
    applyAttributesTableElements: false,
    applyWidthAttributes: false,
  });
  const styles = stylesIn(inlined);
  const withoutSpecimen = inlined.replace(/<!--specimen-->[^]*<!--end-->/, placeholder);
  const page = Handlebars.create().compile<PageParts>(withoutSpecimen, { strict: true, knownHelpersOnly: true });
  return sound({ styles, page: (parts) => page(parts) });
}

function whole(file: string, message: string): Mistake {
  return { file, line: 0, column: 0, message };
}

/** One of each element, so that the style sheet is applied to it and can be read off. */
const specimen = `<!--specimen-->${elements.map((element) => `<${element}></${element}>`).join('')}<!--end-->`;
const placeholder = '{{{body}}}';
const remote = /(?:src|href|background)\s*=|url\(|@import/gi;

function stylesIn(inlined: string): Styles {
  const part = inlined.slice(inlined.indexOf('<!--specimen-->'), inlined.indexOf('<!--end-->'));
  const styleOf = (element: Element): string =>
    new RegExp(`<${element} style="([^"]*)"`).exec(part)?.[1]?.replaceAll('"', "'") ?? '';
  return {
    h2: styleOf('h2'),
    p: styleOf('p'),
    ul: styleOf('ul'),
    li: styleOf('li'),
    blockquote: styleOf('blockquote'),
    hr: styleOf('hr'),
    a: styleOf('a'),
  };
}
