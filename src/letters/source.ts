import { mistaken, type Read, sound } from '../rulebook/mistake.ts';

/** A template file in its two parts; the body keeps the file's line numbers. */
export interface Source {
  readonly subject: string;
  readonly body: string;
}

/** `---`, `subject: …`, `---`, and the letter below. */
export function readSource(file: string, text: string): Read<Source> {
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  const end = lines.indexOf('---', 1);
  const subject = lines.slice(1, Math.max(end, 1)).find((line) => line.startsWith('subject:'));
  if (lines[0] !== '---' || end === -1 || subject === undefined || subject.slice(8).trim() === '')
    return mistaken({ file, line: 1, column: 1, message: 'begin with three lines: ---, subject: your subject, ---' });
  const body = lines.map((line, at) => (at <= end ? '' : line)).join('\n');
  return sound({ subject: subject.slice(8).trim(), body });
}
