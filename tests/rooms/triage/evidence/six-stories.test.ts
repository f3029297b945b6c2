import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Message } from '../../../../src/mail/message.ts';
import { readWithMailparser } from '../../../../src/mail/parse/read-with-mailparser.ts';
import { visibleTextOf } from '../../../../src/mail/quoted/visible-text.ts';
import { maskSecrets } from '../../../../src/mail/secrets/mask-secrets.ts';
import { evidenceOf } from '../../../../src/triage/evidence/evidence-of.ts';
import { tipsFor } from '../../../../src/triage/evidence/tips-for.ts';
import type { Fact } from '../../../../src/triage/facts/fact.ts';
import { factsIn } from '../facts/world.ts';
import { presentIn, rules, sure } from './world.ts';

/** What the mails of the six stories state and still lack, read as the desk reads them. */
async function mailOf(story: string): Promise<Message> {
  return readWithMailparser(readFileSync(`tests/cases/${story}/01-player.eml`));
}

function factsOfMail(message: Message, language: string): readonly Fact[] {
  const body = maskSecrets(visibleTextOf(message.text).visible).text;
  const attachmentNames = message.attachments.map(({ name }) => name);
  return factsIn(body, language, { subject: message.subject, attachmentNames });
}

function said(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ kind, value, role }) => [kind, value, role].filter(Boolean).join(' '));
}

test('a Persian withdrawal in Toman, with a Jalali date and a receipt, lacks nothing', async () => {
  const message = await mailOf('persian-withdrawal-with-receipt');
  const facts = factsOfMail(message, 'fa');
  expect(said(facts)).toEqual([
    'amount 2000000 IRT withdrawal',
    'date 2026-11-15 jalali',
    'method card',
    'status-shown pending',
    'status-shown approved',
    'player reza_m85',
  ]);
  const classification = sure('payment', 'withdrawal_delayed');
  const { attachments } = message;
  const evidence = evidenceOf({ classification, facts, attachments, senderKnown: true, alreadyPresent: [] }, rules);
  expect(presentIn(evidence)).toContain('status-picture: attachment رسید برداشت.png');
  expect(evidence.missing).toEqual([]);
});

test('a French refusal with both sides of the card and the words of the refusal lacks nothing', async () => {
  const message = await mailOf('french-kyc-refusal-with-photos');
  const facts = factsOfMail(message, 'fr');
  expect(said(facts)).toEqual([
    'document identity',
    'status-shown declined',
    'remedy explain',
    'player amelie_m',
    'error document non conforme',
  ]);
  const classification = sure('kyc', 'document_rejected');
  const { attachments } = message;
  const evidence = evidenceOf({ classification, facts, attachments, senderKnown: true, alreadyPresent: [] }, rules);
  expect(presentIn(evidence)).toEqual([
    'account: fact player amelie_m',
    'document: fact document identity',
    'document-again: attachment CNI recto.png',
    'refusal: fact error document non conforme',
  ]);
  expect(evidence.missing).toEqual([]);
});

test('an English confiscation that names its code lacks nothing', async () => {
  const message = await mailOf('english-bonus-confiscated');
  const facts = factsOfMail(message, 'en');
  expect(said(facts)).toEqual(
    expect.arrayContaining(['promo SPRING50', 'amount 100 EUR deposit', 'amount 842.5 EUR balance', 'player joeb_77']),
  );
  const classification = sure('bonus', 'winnings_confiscated');
  const evidence = evidenceOf({ classification, facts, attachments: [], senderKnown: true, alreadyPresent: [] }, rules);
  expect(evidence.missing).toEqual([]);
});

test('a Turkish login tells error, device and VPN, and is given no tip that was tried', async () => {
  const facts = factsOfMail(await mailOf('turkish-login-error-with-vpn'), 'tr');
  expect(said(facts)).toEqual([
    'date 2026-11-23 relative',
    'device android-phone',
    'browser chrome',
    'os android',
    'vpn on',
    'step-tried password-reset',
    'step-tried vpn-off',
    'player emre1907',
    'error Geçersiz kimlik bilgileri (E-403)',
  ]);
  const classification = sure('login');
  const evidence = evidenceOf({ classification, facts, attachments: [], senderKnown: true, alreadyPresent: [] }, rules);
  expect(evidence.missing).toEqual([]);
  const tips = tipsFor({ category: 'login', facts, flags: [], language: 'tr' }, rules);
  expect(tips).toHaveLength(4);
  expect(tips.join(' ')).not.toContain('VPN');
});

test('a German round with its number, stake and screenshot lacks nothing', async () => {
  const message = await mailOf('german-game-round');
  const facts = factsOfMail(message, 'de');
  expect(said(facts)).toEqual([
    'amount 2 EUR stake',
    'amount 186.4 EUR win',
    'date 2026-11-23T21:40 relative',
    'offer free-spins',
    'game book-of-dead',
    'round 884213377',
  ]);
  const { attachments } = message;
  const evidence = evidenceOf(
    { classification: sure('game', 'crash_or_freeze'), facts, attachments, senderKnown: true, alreadyPresent: [] },
    rules,
  );
  expect(presentIn(evidence)).toContain('recording: attachment Screenshot_20261123-214102.png');
  expect(evidence.missing).toEqual([]);
});

test('self-exclusion inside a payment complaint asks for nothing and gives no tips', async () => {
  const facts = factsOfMail(await mailOf('self-exclusion-inside-a-payment-complaint'), 'en');
  expect(said(facts)).toEqual(['amount 300 GBP withdrawal', 'date 2026-11-23 relative', 'status-shown pending']);
  const classification = sure('payment', 'withdrawal_delayed', ['self_exclusion', 'problem_gambling']);
  const evidence = evidenceOf({ classification, facts, attachments: [], senderKnown: true, alreadyPresent: [] }, rules);
  expect(evidence).toEqual({ present: [], missing: [] });
  expect(tipsFor({ category: 'payment', facts, flags: classification.flags, language: 'en' }, rules)).toEqual([]);
});
