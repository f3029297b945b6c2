import type { Section } from './sections.ts';

/** The case file as one page that needs nothing else: no script, no address that is fetched, every text escaped. */
export function caseFileAsHtml(title: string, sections: readonly Section[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${sections.map(sectionAsHtml).join('\n')}
</body>
</html>
`;
}

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; font: inherit; border-inline-start: 3px solid #ccc; margin: 0 0 2rem; padding-inline-start: 1rem; }
.head { font-family: ui-monospace, monospace; font-size: 13px; border: 0; margin: 0; padding: 0; }
@media print { pre, tr { break-inside: avoid; } }
`;

function sectionAsHtml(section: Section): string {
  return `<section>\n<h2>${escaped(section.title)}</h2>\n${contentOf(section)}\n</section>`;
}

function contentOf(section: Section): string {
  switch (section.kind) {
    case 'facts':
      return tableAsHtml([], section.rows);
    case 'table':
      return section.rows.length === 0 ? '<p>none</p>' : tableAsHtml(section.columns, section.rows);
    case 'mails':
      return section.mails
        .map(
          ({ head, text }) =>
            `<pre class="head">${escaped(head.join('\n'))}</pre>\n<pre dir="auto">${escaped(text)}</pre>`,
        )
        .join('\n');
  }
}

function tableAsHtml(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head =
    columns.length === 0 ? '' : `<tr>${columns.map((column) => `<th>${escaped(column)}</th>`).join('')}</tr>\n`;
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td dir="auto">${escaped(cell)}</td>`).join('')}</tr>`);
  return `<table>\n${head}${body.join('\n')}\n</table>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
