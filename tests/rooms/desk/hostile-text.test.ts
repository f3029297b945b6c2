import { beforeAll, expect, test } from 'vitest';
import { assess } from '../../../src/desk/assess.ts';
import type { House } from '../../../src/desk/house.ts';
import { wordsOf } from '../../../src/desk/words.ts';
import { readBareHead } from '../../../src/mail/parse/read-head-only.ts';
import { deliveredHouse } from '../../delivered-house.ts';
import { NOW } from '../../hostile/intake.ts';
import { tooSlowWith } from '../../hostile/killers.ts';

let house: House;
beforeAll(async () => void (house = await deliveredHouse()));

const heads = {
  'a mail': 'From: joe@example.test\r\nSubject: Withdrawal\r\n\r\n',
  'a form': 'From: wordpress@casino.test\r\nReply-To: joe@example.test\r\nSubject: Contact form\r\n\r\n',
};

for (const [name, head] of Object.entries(heads)) {
  test(`${name} full of what patterns choke on is understood at once`, { timeout: 240_000 }, () => {
    const bare = readBareHead(Buffer.from(head), []);
    const understand = (text: string) => {
      const message = { ...bare, text: `Email: joe@example.test\nMessage: ${text}`, textFrom: 'plain' as const };
      const circumstances = { receivedAt: NOW, isReply: true, alreadyPresent: [], earlierFacts: [], registered: null };
      return assess(message, wordsOf(message, house), circumstances, house);
    };
    expect(tooSlowWith(understand)).toEqual([]);
  });
}
