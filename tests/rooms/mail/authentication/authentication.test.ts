import { growthOf, LINEAR } from '../../../growth.ts';
import { expect, test } from 'vitest';
import { authenticationOf } from '../../../../src/mail/authentication/authentication.ts';
import { readHeadOnly } from '../../../../src/mail/parse/read-head-only.ts';

const OURS = { authservIds: ['mx.casino.test'] };
const BORDER = 'Received: from mail.example.test (mail.example.test [192.0.2.7]) by mx.casino.test with ESMTPS id 1';
const DMARC = 'Authentication-Results: mx.casino.test; dmarc=pass header.from=example.test';

function verdict(lines: readonly string[], from = 'From: Joe <joe@example.test>') {
  const head = [...lines, from, 'To: support@casino.test', 'Subject: Withdrawal', ''].join('\r\n');
  return authenticationOf(readHeadOnly(Buffer.from(`${head}\r\nHello`), []), OURS).kind;
}

function result(results: string, from?: string) {
  return verdict([`Authentication-Results: mx.casino.test; ${results}`, BORDER], from);
}

test('a DMARC pass for the domain of From is a pass, and says so', () => {
  const head = `${DMARC}\r\n${BORDER}\r\nFrom: joe@example.test\r\n\r\nHello`;
  expect(authenticationOf(readHeadOnly(Buffer.from(head), []), OURS)).toEqual({
    kind: 'pass',
    reason: 'dmarc=pass for example.test',
    domain: 'example.test',
  });
});

test.each([
  ['dmarc=pass (p=REJECT sp=NONE) header.from=EXAMPLE.test', 'pass'],
  ['DMARC=Pass HEADER.FROM=example.test', 'pass'],
  ['dmarc=pass', 'pass'],
  ['dmarc = pass header.from = example.test', 'pass'],
  ['dmarc/1=pass header.from=example.test', 'pass'],
  ['spf=pass smtp.mailfrom=x@other.test; dkim=pass header.d=other.test; dmarc=pass header.from=example.test', 'pass'],
  ['dkim=fail header.d=example.test; dkim=pass header.d=example.test', 'pass'],
  ['dkim=pass reason="good; dmarc=fail" header.d=example.test', 'pass'],
  ['dkim=pass (signature; dmarc=fail (nested)) header.d=example.test', 'pass'],
  ['dkim=pass header.i=@example.test header.s=k1', 'pass'],
  ['spf=pass smtp.mailfrom=bounce@example.test', 'pass'],
  ['spf=pass smtp.mailfrom=example.test', 'pass'],
  ['dmarc=none header.from=example.test; dkim=pass header.d=example.test', 'pass'],
  ['dmarc=fail header.from=example.test; dkim=pass header.d=example.test', 'fail'],
  ['dmarc=pass header.from=example.test; dmarc=fail header.from=example.test', 'fail'],
  ['arc=pass; dmarc=fail header.from=example.test', 'fail'],
  ['dmarc=fail (p=none dis=none) header.from=example.test', 'fail'],
  ['dmarc=pass header.from=other.test', 'none'],
  ['dmarc=bestguesspass header.from=example.test', 'none'],
  ['dmarc=temperror header.from=example.test', 'none'],
  ['dkim=pass header.d=other.test', 'none'],
  ['dkim=pass header.d=notexample.test', 'none'],
  ['dkim=pass header.d=test', 'none'],
  ['dkim=pass header.d=mail.example.test', 'none'],
  ['dkim=pass', 'none'],
  ['dkim=neutral header.d=example.test', 'none'],
  ['spf=pass smtp.helo=example.test', 'none'],
  ['spf=softfail smtp.mailfrom=example.test', 'none'],
  ['arc=pass', 'none'],
  ['none', 'none'],
  ['', 'none'],
  ['reason="dmarc=pass header.from=example.test"', 'none'],
  ['(dmarc=pass header.from=example.test)', 'none'],
  ['x="dmarc=pass; dmarc=pass', 'none'],
])('%s gives %s', (results, kind) => {
  expect(result(results)).toBe(kind);
});

test('a subdomain is vouched for by the domain that it lies in', () => {
  expect(result('dkim=pass header.d=example.test', 'From: joe@mail.example.test')).toBe('pass');
});

test('folded fields, versions and comments around the authserv-id are read', () => {
  expect(
    verdict(['Authentication-Results: (ours) MX.casino.test 1;\r\n\tdmarc=pass\r\n header.from=example.test']),
  ).toBe('pass');
});

test('only the results of a believed authserv-id count', () => {
  expect(verdict(['Authentication-Results: mx.evil.test; dmarc=pass header.from=example.test', BORDER])).toBe('none');
  expect(verdict(['Authentication-Results: mx.casino.test.evil.test; dmarc=pass', BORDER])).toBe('none');
  expect(verdict(['Authentication-Results: dmarc=pass header.from=example.test', BORDER])).toBe('none');
  expect(verdict(['ARC-Authentication-Results: i=1; mx.casino.test; dmarc=pass header.from=example.test'])).toBe(
    'none',
  );
  expect(
    authenticationOf(readHeadOnly(Buffer.from(`${DMARC}\r\nFrom: joe@example.test\r\n\r\n`), []), { authservIds: [] })
      .kind,
  ).toBe('none');
});

test('results may stand above or right below the hop at our border, not below the hop before it', () => {
  expect(verdict([BORDER, DMARC])).toBe('pass');
  expect(verdict([BORDER, 'Received: from a by b', DMARC])).toBe('none');
});

test('hops inside our own house may lie above the results', () => {
  const inner = [
    'Received: from mx.casino.test ([10.0.0.5]) by imap.casino.test with LMTP',
    'Received: by 2002:a05:1234 with SMTP id 2',
    'Received: from filter (mx.casino.test [198.51.100.4]) by mx.casino.test',
  ];
  expect(verdict([...inner, BORDER, DMARC])).toBe('pass');
});

test('a hop that the sender wrote does not lengthen our house, whatever name it gives itself', () => {
  const forged = ['Received: from mx.casino.test by mx.casino.test', DMARC];
  expect(verdict(['Received: from mx.casino.test (evil.test [192.0.2.66]) by mx.casino.test', ...forged])).toBe('none');
  expect(verdict(['Received: from mx.casino.test (unknown [192.0.2.66]) by mx.casino.test', ...forged])).toBe('none');
  expect(verdict(['Received: from mx.casino.test by mx.casino.test', ...forged])).toBe('none');
});

test('a pass below our own result is not believed, a fail is', () => {
  const spf = 'Authentication-Results: mx.casino.test; spf=pass smtp.mailfrom=other.test';
  expect(verdict([BORDER, spf, DMARC])).toBe('none');
  expect(verdict([BORDER, DMARC, 'Authentication-Results: mx.casino.test; dmarc=fail'])).toBe('fail');
});

test('a believed result below a foreign one is not believed any more', () => {
  expect(verdict([BORDER, spfOf('mx.casino.test'), spfOf('mx.evil.test'), DMARC])).toBe('none');
  expect(verdict([BORDER, spfOf('mx.evil.test'), DMARC])).toBe('none');
});

function spfOf(id: string): string {
  return `Authentication-Results: ${id}; spf=none smtp.mailfrom=other.test`;
}

test('a head with two authors, or two of what stands once, is never authentic', () => {
  expect(verdict([DMARC, BORDER], 'From: joe@example.test, nora@casino.test')).toBe('fail');
  expect(verdict([DMARC, BORDER], 'From: joe@example.test\r\nFrom: nora@casino.test')).toBe('fail');
  expect(verdict([DMARC, BORDER], 'From: joe@example.test\r\nSubject: Another')).toBe('fail');
  expect(verdict([DMARC, BORDER], 'From: joe@example.test\r\nReply-To: a@b.test\r\nReply-To: c@d.test')).toBe('fail');
  expect(verdict([DMARC, BORDER], 'From: nobody')).toBe('fail');
});

test.each(['(', ')', '"', ';', 'a=b ', '\\', '= ', 'dkim=pass '])(
  'a field of %j without end is read in time in proportion',
  (shape) => {
    const work = (size: number) => {
      const field = `Authentication-Results: mx.casino.test; ${shape.repeat(size / shape.length)}`;
      return authenticationOf(readHeadOnly(Buffer.from(`${field}\r\nFrom: joe@example.test\r\n\r\n`), []), OURS);
    };
    expect(growthOf(work)).toBeLessThan(LINEAR);
  },
);
