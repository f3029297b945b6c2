import { tableOf } from '../listing.ts';
import type { Section } from './sections.ts';

/** The case file as plain text. */
export function caseFileAsText(sections: readonly Section[]): string {
  return `${sections.map(sectionAsText).join('\n\n')}\n`;
}

function sectionAsText(section: Section): string {
  const underlined = `${section.title}\n${'='.repeat(section.title.length)}`;
  return [underlined, ...linesOf(section)].join('\n');
}

function linesOf(section: Section): readonly string[] {
  switch (section.kind) {
    case 'facts': {
      const width = Math.max(...section.rows.map(([label]) => label.length));
      return section.rows.map(
        ([label, value]) => `${label.padEnd(width)}  ${value.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`,
      );
    }
    case 'table':
      return section.rows.length === 0
        ? ['none']
        : tableOf(
            section.rows,
            section.columns.map((title, index) => ({ title, of: (row) => row[index] ?? '' })),
          );
    case 'mails':
      return section.mails.flatMap(({ head, text }) => [
        ...head,
        '',
        ...text.split('\n').map((line) => `  ${line}`),
        '',
      ]);
  }
}
