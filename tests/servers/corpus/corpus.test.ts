import { expect, test } from 'vitest';
import { corpusMails, IS_CORPUS_AT_HAND, isMachineMail } from './corpus-mails.ts';
import { runCorpus } from './run.ts';

/** The short form of `npm run corpus`: every tenth mail. */
test.skipIf(!IS_CORPUS_AT_HAND)(
  'no mail of the collection is lost or breaks anything, and no machine is answered',
  async () => {
    const mails = corpusMails().filter((_mail, index) => index % 10 === 0);
    const { settled, lost, retried, poison } = await runCorpus(mails);
    expect({ lost, retried }).toEqual({ lost: [], retried: [] });
    expect(settled.filter(({ name, answers }) => isMachineMail(name) && answers.length > 0)).toEqual([]);
    expect(settled.filter(({ outcome }) => outcome === 'new-ticket').length).toBeGreaterThan(20);
    expect(settled.filter(({ outcome }) => outcome === 'filed').length).toBeGreaterThan(20);
    expect(poison.next).toBeLessThan(5_000);
  },
);
