import { randomUUID } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { at, type DeskOnDisk, NOON } from '../desk-on-disk.ts';
import { objectsOf } from '../terminal.ts';
import { assessed, message, opened, rawMail, reference } from '../tickets-world.ts';

let desk: DeskOnDisk;

const WITHDRAWAL = 'I requested a withdrawal of €450 ten days ago and it is still pending.';
const REFERENCE = reference(1);

async function received(text: string, recorded: Parameters<typeof assessed>[0] = {}): Promise<void> {
  await desk.receive(rawMail('first@example.test', text), [
    at(NOON, opened(randomUUID(), REFERENCE)),
    at(NOON, { kind: 'message-received', message: message({ text }) }),
    at(NOON, assessed(recorded)),
  ]);
}

export function replaySuite(given: () => DeskOnDisk): void {
  beforeAll(() => {
    desk = given();
  });

  test('a mail that comes out as it was recorded is no difference', async () => {
    await received(WITHDRAWAL);
    const printed = await desk.type('replay');
    expect(printed).toMatchObject({ exit: 0, err: [] });
    expect(printed.out).toEqual(['1 mails looked at, 0 come out differently; 0 no longer kept, 0 never classified']);
  });

  test('a mail that would change its category, its flags or its language is named with what it was and would be', async () => {
    await received(WITHDRAWAL, { category: 'kyc', flags: ['legal'] });
    const printed = await desk.type('replay', '--json');
    expect(printed.exit).toBe(1);
    expect(objectsOf(printed)).toMatchObject([
      {
        reference: REFERENCE,
        changed: ['category', 'flags'],
        was: { category: 'kyc', flags: ['legal'] },
        now: { category: 'payment', flags: [] },
        dropped: ['legal'],
      },
    ]);
    expect((await desk.type('replay')).out.join('\n')).toMatch(/kyc -> payment.*-legal/);
  });

  test('another folder of rules is tried without being put in force', async () => {
    await received(`${WITHDRAWAL} My goldfish is hungry.`);
    const rules = join(desk.folder, 'changed');
    await cp(fileURLToPath(new URL('../../../../rules', import.meta.url)), rules, { recursive: true });
    const english = join(rules, 'languages/en.yaml');
    const text = await readFile(english, 'utf8');
    await writeFile(english, text.replace(/^ {2}legal:\n\s+strong:\s*\[/m, '$&my goldfish is hungry, '));
    expect((await desk.type('replay')).exit).toBe(0);
    const changed = await desk.type('replay', '--json', '--rules', 'changed');
    expect(changed.err.join('\n')).toBe('');
    expect(objectsOf(changed)).toMatchObject([{ raised: ['legal'] }]);
  });

  test('a mail whose bytes are gone is counted, not guessed at', async () => {
    await received(WITHDRAWAL);
    await rm(join(desk.folder, 'blobs'), { recursive: true });
    expect((await desk.type('replay')).out[0]).toMatch(/^0 mails looked at, 0 come out differently; 1 no longer kept/);
  });
}
