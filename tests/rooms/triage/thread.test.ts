import { expect, test } from 'vitest';
import { canonicalReference, referenceFrom, referencesIn } from '../../../src/triage/thread/reference.ts';
import {
  claimInAddress,
  claimInMessageId,
  isTokenFor,
  messageIdFor,
  replyAddress,
  tokenFor,
} from '../../../src/triage/thread/reply-token.ts';

const keys = [{ id: 'a', secret: 'a secret of thirty-two characters' }];
const reference = referenceFrom(Uint8Array.from([1, 2, 3, 4, 5, 6, 7]));
const signed = { purpose: 'reply', reference, party: 'amelie@example.test' } as const;

test('a reference survives the ways in which people write it', () => {
  for (const written of [
    reference,
    reference.toLowerCase(),
    reference.replaceAll('-', ' '),
    reference.replaceAll('-', ''),
    `(${reference}).`,
  ]) {
    expect(canonicalReference(`Re: my case ${written} please`), written).toBe(reference);
  }
});

test('the reference of a deadlock letter names the ticket that it ended', () => {
  const deadlock = reference.replace('RDR', 'DL');
  expect(referencesIn(`Our ref 17/4, your deadlock reference ${deadlock}.`)).toEqual([reference]);
  expect(referencesIn(`driving licence ${deadlock.replaceAll('-', ' ')}`)).toEqual([]);
  expect(referencesIn(`X${deadlock}`)).toEqual([]);
});

test('one wrong character makes it no reference', () => {
  for (let place = 4; place < reference.length; place += 1) {
    if (reference.charAt(place) === '-') continue;
    const wrong =
      reference.slice(0, place) + (reference.charAt(place) === 'Z' ? 'Y' : 'Z') + reference.slice(place + 1);
    expect(referencesIn(wrong), wrong).toEqual([]);
  }
});

test('references are spread: neighbours in randomness share no order', () => {
  const many = new Set(
    Array.from({ length: 256 }, (_, byte) => referenceFrom(Uint8Array.from([byte, 0, 0, 0, 0, 0, byte]))),
  );
  expect(many.size).toBe(32);
});

test('a token opens one ticket for one party and one purpose', () => {
  const token = tokenFor(signed, keys);
  expect(isTokenFor(token, signed, keys)).toBe(true);
  expect(isTokenFor(token.toUpperCase(), { ...signed, party: 'Amelie@Example.test' }, keys)).toBe(true);
  expect(isTokenFor(token, { ...signed, party: 'joe@example.test' }, keys)).toBe(false);
  expect(isTokenFor(token, { ...signed, purpose: 'bounce' }, keys)).toBe(false);
  expect(isTokenFor(token, { ...signed, reference: 'RDR-0000-0000' }, keys)).toBe(false);
  expect(isTokenFor(token, signed, [{ id: 'a', secret: 'another secret of thirty-two chars' }])).toBe(false);
  expect(isTokenFor('', signed, keys)).toBe(false);
});

test('an old key still verifies after a new one signs', () => {
  const rotated = [{ id: 'b', secret: 'a newer secret of thirty-two chars' }, ...keys];
  expect(isTokenFor(tokenFor(signed, keys), signed, rotated)).toBe(true);
  expect(tokenFor(signed, rotated).startsWith('b')).toBe(true);
});

test('a reply address carries its claim through a mail client and stays within 64 octets', () => {
  const address = replyAddress('support@casino.test', signed, keys);
  expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
  expect(claimInAddress(address.toUpperCase())).toEqual({
    purpose: 'reply',
    reference,
    token: tokenFor(signed, keys),
    unique: null,
  });
  expect(claimInAddress('support@casino.test')).toBeNull();
});

test('a Message-ID of ours tells its ticket and proves itself', () => {
  const claim = claimInMessageId(messageIdFor(reference, '0f3a91', 'casino.test', keys))!;
  expect(claim).toMatchObject({ purpose: 'message-id', reference, unique: '0f3a91' });
  expect(isTokenFor(claim.token, { purpose: 'message-id', reference, party: '0f3a91' }, keys)).toBe(true);
  expect(claimInMessageId('CAFx+123@mail.gmail.com')).toBeNull();
});
