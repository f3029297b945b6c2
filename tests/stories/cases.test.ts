import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWords, verdictOf } from '../../src/cli/verdict.ts';
import type { Handled } from '../../src/desk/desk.ts';
import { mailIn, openTown, type Received } from './town.ts';

/**
 * A folder of tests/cases is a story: mails in their order, and beside each what was understood and what was sent, as
 * files that anybody can read. `npx vitest run --project stories -u` writes them anew; the difference is the review.
 */
const stories = readdirSync(new URL('../cases', import.meta.url));

test.each(stories)('%s', async (story) => {
  const town = await openTown();
  try {
    for (const name of mailsOf(story)) {
      const received = await town.receive(mailIn(story, name));
      await expect(understood(name, received)).toMatchFileSnapshot(`../cases/${story}/${stem(name)}.understood.txt`);
      await expect(sent(received.handled)).toMatchFileSnapshot(`../cases/${story}/${stem(name)}.sent.txt`);
    }
  } finally {
    await town.close();
  }
});

function mailsOf(story: string): readonly string[] {
  const names = readdirSync(new URL(`../cases/${story}`, import.meta.url));
  return names.filter((name) => name.endsWith('.eml')).sort();
}

function stem(name: string): string {
  return name.replace(/\.eml$/, '');
}

function understood(name: string, { message, handled }: Received): string {
  const verdict = { ...verdictOf(name, message, handled), letters: [] };
  return `${inWords(verdict).join('\n').trim()}\n`;
}

/** The whole mail as it leaves, its text decoded; HTML has tests of its own. */
function sent({ answer }: Handled): string {
  const letters = (answer.ticket?.events ?? []).flatMap((event) => {
    if (event.kind !== 'letter-planned') return [];
    const { from, to, subject, text } = event.message;
    return [`${event.letter}\nFrom: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}`];
  });
  const notices = answer.outgoing
    .filter(({ letter }) => letter.startsWith('notice-'))
    .map(({ letter, envelopeTo, subject }) => `${letter}\nTo: ${envelopeTo}\nSubject: ${subject}\n`);
  return [...letters, ...notices].join(`\n${'='.repeat(80)}\n\n`) || 'nothing was sent\n';
}
