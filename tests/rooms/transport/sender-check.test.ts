import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { expect, test } from 'vitest';
import { checkSender } from '../../../src/transport/sender-check.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

test('A mail that its own domain signed passes', async () => {
  expect(await checkSender(await signedBy('casino.example'), { resolver: zone() })).toEqual({
    kind: 'pass',
    reason: 'a DKIM signature of casino.example, checked by us',
    domain: 'casino.example',
  });
});

test('A signature of another domain proves nothing, and fails where the domain asks for its own', async () => {
  const raw = await signedBy('evil.example');
  expect(await checkSender(raw, { resolver: zone() })).toMatchObject({ kind: 'none' });
  expect(await checkSender(raw, { resolver: zone({ policy: 'v=DMARC1; p=reject' }) })).toMatchObject({ kind: 'fail' });
});

test('A body that was changed after signing does not pass', async () => {
  const raw = Buffer.from(`${(await signedBy('casino.example')).toString()}More.\r\n`);
  expect(await checkSender(raw, { resolver: zone({ policy: 'v=DMARC1; p=none' }) })).toMatchObject({ kind: 'fail' });
});

test('An unsigned mail is not looked up at all', async () => {
  const resolver = async () => Promise.reject(new Error('nobody shall ask'));
  expect(await checkSender(Buffer.from(PLAIN), { resolver })).toMatchObject({
    kind: 'none',
    reason: 'the mail is not signed',
  });
});

test('A name server that never answers costs the deadline and proves nothing', async () => {
  const resolver = async () => new Promise<string[]>(() => undefined);
  const raw = await signedBy('casino.example');
  expect(await checkSender(raw, { resolver, deadlineMs: 20 })).toMatchObject({
    kind: 'none',
    reason: 'the signature could not be checked in time',
  });
});

const PLAIN =
  'From: Nora <nora@casino.example>\r\nTo: support@casino.example\r\nSubject: Hello\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <n1@casino.example>\r\n\r\nYour money is on its way.\r\n';

async function signedBy(signingDomain: string): Promise<Buffer> {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signature = { signingDomain, selector: 's1', privateKey: pem };
  const { signatures } = await dkimSign(PLAIN, { ...signature, ...{ signatureData: [signature] } });
  return Buffer.from(signatures + PLAIN);
}

/** What DNS would say: the key of every domain, and the policy of the house's own. */
function zone({ policy }: { readonly policy?: string } = {}) {
  return async (name: string): Promise<string[][]> => {
    if (name.startsWith('s1._domainkey.')) return Promise.resolve([[`v=DKIM1; k=rsa; p=${KEY}`]]);
    if (name === '_dmarc.casino.example' && policy !== undefined) return Promise.resolve([[policy]]);
    return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  };
}
