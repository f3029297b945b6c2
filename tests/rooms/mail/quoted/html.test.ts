import { expect, test } from 'vitest';
import { textOfHtml } from '../../../../src/mail/parse/html-text.ts';
import { visibleTextOf } from '../../../../src/mail/quoted/visible-text.ts';

function visible(html: string): string {
  return visibleTextOf(textOfHtml(html)).visible;
}

test.each([
  [
    'Gmail',
    '<div dir="ltr">Where is it?</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Wed, 4 Nov 2026 at 10:15, Casino &lt;<a href="mailto:support@casino.test">support@casino.test</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>Dear Joe,<br>we wrote this.</div></blockquote></div>',
  ],
  [
    'Thunderbird',
    '<p>Where is it?</p><div class="moz-cite-prefix">04.11.2026 10:15 Casino &lt;support@casino.test&gt; rašė:<br></div><blockquote type="cite" cite="mid:1@casino.test"><p>Dear Joe,</p><p>we wrote this.</p></blockquote>',
  ],
  [
    'Apple Mail',
    '<html><body>Where is it?<div><br><blockquote type="cite"><div>On 4 Nov 2026, at 10:15, Casino &lt;support@casino.test&gt; wrote:</div><br><div>Dear Joe</div></blockquote></div></body></html>',
  ],
  [
    'Outlook, under a head in a language we have no words for',
    '<div>Where is it?</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Feladó:</b> Casino<br><b>Elküldve:</b> 2026. november 4.<br><b>Címzett:</b> Joe<br><b>Tárgy:</b> Panasz</div><div>Dear Joe,</div>',
  ],
  [
    'Yahoo',
    '<div>Where is it?</div><div id="ydp1" class="yahoo_quoted"><div>Casino via 4/11</div><div>Dear Joe,</div></div>',
  ],
  ['Hotmail', '<div>Where is it?<hr id="stopSpelling">Date: Wed, 4 Nov 2026<br>Dear Joe,</div>'],
])('the quote of %s is left out of its HTML', (_, html) => {
  expect(visible(html)).toBe('Where is it?');
});

test('an answer between two quoted blocks stays', () => {
  expect(
    visible('<blockquote type="cite">When?</blockquote><div>On Monday.</div><blockquote type="cite">How?</blockquote>'),
  ).toBe('On Monday.');
});

test('a mail of nothing but the earlier one keeps its text', () => {
  expect(visible('<div id="divRplyFwdMsg">From: Casino</div><div>Dear Joe, we refuse.</div>')).toContain('we refuse');
});
