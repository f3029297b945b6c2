import { expect, test } from 'vitest';
import { deliveryReportOf } from '../../../src/mail/delivery-report/delivery-report.ts';
import { withoutHidden } from '../../../src/mail/parse/hidden-html.ts';
import { textLeaves } from '../../../src/mail/parse/mime-parts.ts';
import { readBareHead } from '../../../src/mail/parse/read-head-only.ts';
import { visibleTextOf } from '../../../src/mail/quoted/visible-text.ts';
import { maskSecrets } from '../../../src/mail/secrets/mask-secrets.ts';
import { tooSlowWith } from '../../hostile/killers.ts';

const bare = readBareHead(Buffer.from('From: mailer-daemon@example.test\r\nSubject: Undelivered mail\r\n\r\n'), []);

/** Everything in the mail room that reads foreign text outside of the parsers' jail, and our own part inside of it. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'leaving hidden HTML out': withoutHidden,
  'reading a body in quoted-printable': (text) =>
    textLeaves(Buffer.from(`Content-Transfer-Encoding: quoted-printable\r\n\r\n${text}`)),
  'reading a bare head': (text) =>
    readBareHead(Buffer.from(['Subject', 'From', 'References'].map((name) => `${name}: ${text}`).join('\r\n')), []),
  'masking secrets': maskSecrets,
  'leaving quotes out': visibleTextOf,
  'reading a delivery report': (text) => deliveryReportOf({ ...bare, text }),
  'reading the fields of a delivery report': (text) => {
    const [line] = text.split('\n', 1);
    const fields = `Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${line}\r\nDiagnostic-Code: smtp; ${line}\r\n`;
    const part = { declaredType: 'message/delivery-status', content: Buffer.from(fields) };
    return deliveryReportOf({ ...bare, attachments: [part] });
  },
};

for (const [name, read] of Object.entries(READERS)) {
  test(`${name} takes no time with what patterns choke on`, { timeout: 120_000 }, () => {
    expect(tooSlowWith(read)).toEqual([]);
  });
}

test('what is not displayed, and styles and scripts, are left out; what merely looks so stays', () => {
  expect(withoutHidden('a<style>b{}</style>c<SCRIPT x>d</script >e')).toBe('a c e');
  expect(withoutHidden('<p style="color:red;display: none">spy</p><div>seen</div>')).toBe(' <div>seen</div>');
  expect(withoutHidden('<div style="display:none">a<b>c</b></div>')).toBe('<div style="display:none">a<b>c</b></div>');
  expect(withoutHidden('<style>never closed, <p>my money</p>')).toBe('<style>never closed, <p>my money</p>');
  expect(withoutHidden('<header>shown</header>')).toBe('<header>shown</header>');
});
