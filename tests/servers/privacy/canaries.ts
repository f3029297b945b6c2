import { mailOf } from '../../hostile/corpus/mail.ts';

/** Stands in everything that a mail or a secret of these tests holds, and in nothing of ours. */
export const CANARY = 'CNRY';

/** What may not even stand in the database. */
export const CARD = '4929 4204 2042 4202';
export const PASSWORD = 'CNRYhunter2!x';

/** One mail of each shape and number: persons, forms, machines, reports, files, HTML, garbage; a canary in every field. */
export function canaryMails(count: number): readonly Buffer[] {
  return Array.from(
    { length: count },
    (_, number) => SHAPES[number % SHAPES.length]?.(`${CANARY}${number}`) ?? Buffer.alloc(0),
  );
}

const SHAPES: readonly ((canary: string) => Buffer)[] = [
  (canary) =>
    mailOf({
      from: `"${canary} Smith" <${canary}@player.test>`,
      subject: `${canary} withdrawal`,
      headers: fields(canary),
      text: `I am ${canary}. My withdrawal of 500 EUR is pending. My card is ${CARD}, my password: ${PASSWORD}`,
    }),
  (canary) =>
    mailOf({
      from: `${canary}@player.test`,
      subject: canary,
      headers: fields(canary),
      html: `<p>${canary} my bonus is gone</p><img src="https://${canary}.test/x">`,
    }),
  (canary) =>
    mailOf({
      from: `${canary}@player.test`,
      headers: fields(canary),
      files: [
        { name: `${canary}.exe`, type: 'image/png', content: canary },
        { name: `${canary}.pdf`, type: `application/${canary}`, content: `%PDF ${canary}` },
      ],
    }),
  (canary) =>
    mailOf({
      from: `${canary}@player.test`,
      headers: [...fields(canary), `Auto-Submitted: ${canary}`],
      subject: canary,
    }),
  (canary) =>
    mailOf({
      from: `mailer-daemon@${canary}.test`,
      headers: ['Return-Path: <>', ...fields(canary)],
      subject: `Undelivered ${canary}`,
      text: `<${canary}@x.test>: 550 ${canary}`,
    }),
  (canary) =>
    mailOf({
      from: 'wordpress@casino.test',
      headers: [`Reply-To: ${canary}@player.test`],
      subject: 'Contact form',
      text: `Name: ${canary}\r\nEmail: ${canary}@player.test\r\nMessage: ${canary} where is my money\r\nPhone: ${canary}`,
    }),
  (canary) => mailOf({ from: `${canary}@a.test, ${canary}@b.test`, subject: canary, headers: fields(canary) }),
  (canary) =>
    mailOf({ from: 'nora@casino.example', subject: canary, headers: fields(canary), text: `#close ${canary}` }),
  (canary) => Buffer.from(`Content-Type: message/rfc822\r\nContent-Disposition: inline\r\nX-${canary}: ${canary}\r\n`),
  (canary) => Buffer.from(`${canary}\0\xff\xfe ${canary}`, 'latin1'),
  (canary) => mailOf({ from: `${canary}@localhost`, subject: canary }),
];

function fields(canary: string): readonly string[] {
  const list = ['Message-ID', 'In-Reply-To', 'References', 'List-Unsubscribe'].map(
    (name) => `${name}: <${canary}-${name.toLowerCase()}@${canary}.test>`,
  );
  return [
    ...list,
    `Reply-To: ${canary}@reply.test`,
    `Cc: ${canary}@cc.test`,
    `X-${canary}: ${canary}`,
    `Return-Path: <${canary}@return.test>`,
    `Received: from ${canary} (${canary} [192.0.2.1]) by mx; ${canary}`,
    `Date: ${canary}`,
  ].filter((field) => !field.startsWith('List') || canary.endsWith('3'));
}
