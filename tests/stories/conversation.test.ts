import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answerTo, type Answering, type MailProgram, textOf } from './mail-programs.ts';
import { type Mail, mailsOf, post, type RunningSandbox, startSandbox } from './running-sandbox.ts';

/**
 * A case from the first mail to the last, over SMTP and IMAP: Joe, Nora and Sam write as their mail programs do. What
 * each of them finds in the inbox is all that the test looks at.
 */
test('A player and two agents talk a case through, with a note, a mistake, a file, a second mail and a decision', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'redress-story-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const sandbox = await startSandbox(dataDir);
  const joe = inboxOf(sandbox, 'joe@players.test');
  const nora = inboxOf(sandbox, 'nora@casino.example');
  const sam = inboxOf(sandbox, 'sam@casino.example');
  await Promise.all([joe.skip(), nora.skip(), sam.skip()]);

  // 1. Joe complains from his phone.
  await joe.write(
    'The slot froze',
    'The slot Starburst crashed in the middle of a round on Sunday evening, and my 40 EUR stake is gone. The screen stayed black.\r\n\r\nSent from my iPhone',
  );
  const acknowledged = await joe.next('We have received your message');
  const told = await nora.next('The slot froze');
  expect(textOf(told).join('\n')).toContain('Starburst');

  // 2. Nora takes it and notes something for colleagues.
  await nora.answer(
    told,
    'thunderbird',
    '#take\r\n#note\r\n\r\nThe provider had an outage on Sunday. Do not tell him yet.',
  );
  expect(textOf(await nora.next('The slot froze')).join('\n')).toContain('What you wrote is a note');

  // 3. She mistypes a command: nothing of it happens, and she gets her words back.
  await nora.answer(told, 'outlook', '#tkae\r\n\r\nHello Joe,\r\nwe are looking at the log of your round.');
  const held = textOf(await nora.next('The slot froze')).join('\n');
  expect(held).toContain('Your mail was held');
  expect(held).toContain('we are looking at the log of your round');

  // 4. She writes again, with her private signature, and Joe gets her words alone.
  await nora.answer(
    told,
    'outlook',
    'Hello Joe,\r\nwe are looking at the log of your round. Could you send a picture of the screen?\r\n\r\nKind regards\r\nNora Berg\r\nComplaints desk\r\n+356 2100 0000',
  );
  const reply = await joe.next('The slot froze');
  expect(textOf(reply).join('\n')).toContain('we are looking at the log of your round. Could you send a picture');
  for (const secret of ['Berg', '+356', 'nora@', 'Do not tell', 'staff only']) expect(reply.raw).not.toContain(secret);
  expect(reply.raw).toMatch(/^From: "?Nora \(Redress/m);

  // 5. Joe sends the picture; Nora gets it as a file.
  await joe.answer(reply, 'apple-mail', 'Here it is, the screen stayed like that.', PICTURE);
  const pictured = await nora.next('The slot froze');
  expect(pictured.raw).toContain('black-screen.png');

  // 6. He also writes a new mail without any reference; Nora merges the two.
  await joe.write(
    'Hello?',
    'I have sent you a photo of the black screen, do you need the serial number of my tablet as well?',
  );
  const second = await nora.next('Hello?');
  const reference = /RDR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(acknowledged.subject)?.[0] ?? '';
  await joe.next('We have received your message');
  await nora.answer(second, 'thunderbird', `#merge ${reference}`);
  expect(textOf(await nora.next('Hello?')).join('\n')).toContain(reference);
  const merged = await joe.next(/RDR/);
  expect(textOf(merged).join('\n')).toContain(reference);

  // 7. What he answers there comes to the first ticket.
  await joe.answer(merged, 'phone', 'Fine. The serial number is SN-4471.');
  const followed = await nora.next('The slot froze');
  expect(textOf(followed).join('\n')).toContain('SN-4471');

  // 8. Nora hands it to Sam, who answers; Nora answers too without having read his words, and is held.
  await nora.answer(followed, 'thunderbird', '#assign sam\r\n\r\n');
  await nora.next('The slot froze');
  const given = await sam.next('The slot froze');
  await sam.answer(given, 'outlook', 'Hello Joe,\r\nthank you for the picture. We have what we need from you.');
  await joe.next('The slot froze');
  await nora.answer(followed, 'phone', 'Hello Joe,\r\nplease send us the serial number of the tablet.');
  expect(await untilHeld(nora)).toContain('Your mail was held');

  // 9. The decision.
  await sam.answer(
    given,
    'outlook',
    [
      '#final upheld',
      'reason: the log of the provider shows that the round never ended',
      'action: we have returned the stake of 40 EUR to your balance',
      '',
      'We compared your account with the log of the game provider for Sunday evening.',
    ].join('\r\n'),
  );
  const decision = textOf(await joe.next(/decision|response|answer/i)).join('\n');
  expect(decision).toContain('the round never ended');
  expect(decision).toContain('returned the stake of 40 EUR');
  expect(await sandbox.stop()).toBe(0);
}, 180_000);

interface Inbox {
  /** What lies there already is nobody's business. */
  readonly skip: () => Promise<void>;
  /** The next mail that was not looked at yet and whose subject says this. */
  readonly next: (subject: string | RegExp) => Promise<Mail>;
  readonly write: (subject: string, text: string) => Promise<void>;
  readonly answer: (
    mail: Mail,
    program: MailProgram,
    text: string,
    attachment?: Answering['attachment'],
  ) => Promise<void>;
}

function inboxOf(sandbox: RunningSandbox, address: string): Inbox {
  const seen = new Set<string>();
  let count = 0;
  const id = (): string => address.replace('@', `-${String((count += 1))}@`);
  return {
    skip: async () => {
      for (const { raw } of await mailsOf(sandbox, address)) seen.add(raw);
    },
    next: async (subject) => {
      for (;;) {
        const fresh = (await mailsOf(sandbox, address)).filter(({ raw }) => !seen.has(raw));
        const mail = fresh.find((one) =>
          typeof subject === 'string' ? one.subject.includes(subject) : subject.test(one.subject),
        );
        if (mail) {
          seen.add(mail.raw);
          return mail;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    write: async (subject, text) => {
      const head = [`From: ${address}`, 'To: support@casino.example', `Subject: ${subject}`, `Message-ID: <${id()}>`];
      const date = `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`;
      await post(sandbox, address, 'support@casino.example', [...head, date, '', text].join('\r\n'));
    },
    answer: async (mail, program, text, attachment) => {
      const raw = answerTo(mail, program, { from: address, id: id(), text, ...(attachment && { attachment }) });
      const to = /^To: (.*)$/m.exec(raw)?.[1]?.trim() ?? '';
      await post(sandbox, address, to, raw);
    },
  };
}

async function untilHeld(inbox: Inbox): Promise<string> {
  for (;;) {
    const text = textOf(await inbox.next('The slot froze')).join('\n');
    if (text.includes('Your mail was held')) return text;
  }
}

const PICTURE = {
  name: 'black-screen.png',
  type: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};
