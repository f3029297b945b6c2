import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { TicketEvent } from '../../src/ticket/event.ts';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import { mailOf, replyAddressOf } from './letter-box.ts';
import { openTown, type Town } from './town.ts';

/**
 * A folder of tests/lives is a complaint from its first mail to its end: in `story.yaml` what people write and when, in
 * `told.txt` beside it everything that comes of it, every letter with its words. Between two mails time passes, and dates
 * ask for what they ask. `npx vitest run --project stories -u` writes the told files anew; the difference is the review.
 */
const stories = readdirSync(new URL('../lives', import.meta.url));

test.each(stories)('%s', async (name) => {
  const folder = new URL(`../lives/${name}/`, import.meta.url);
  const story = storyShape.parse(parse(readFileSync(new URL('story.yaml', folder), 'utf8')));
  const town = await openTown(story.brand);
  try {
    const lines = await toldOf(story, town);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../lives/${name}/told.txt`);
    const [ticket] = town.tickets();
    expect({ status: ticket?.status, stage: ticket?.stage }).toEqual(story.ends);
  } finally {
    await town.close();
  }
});

const PEOPLE = {
  amelie: 'Amelie Martin <amelie@example.test>',
  joe: 'Joe Baxter <joe@example.test>',
  reza: 'Reza Karimi <reza@example.test>',
  nora: 'Nora Berg <nora@casino.example>',
  sam: 'Sam Okoye <sam@casino.example>',
  ecogra: 'Case Team <cases@ecogra.org>',
} as const;

const step = z.union([
  z.strictObject({
    at: z.string(),
    who: z.enum(['amelie', 'joe', 'reza', 'nora', 'sam', 'ecogra']),
    /** Of a first mail; an answer goes to the last letter that this person got. */
    subject: z.string().optional(),
    text: z.string(),
  }),
  z.strictObject({ until: z.string() }),
]);
const storyShape = z.strictObject({
  brand: z.strictObject({ profile: z.string(), calendar: z.string() }),
  ends: z.strictObject({ status: z.string(), stage: z.string() }),
  steps: z.array(step),
});
type Story = z.infer<typeof storyShape>;

async function toldOf({ steps }: Story, town: Town): Promise<readonly string[]> {
  const told: string[] = [];
  const letters = new Map<string, OutgoingMail>();
  const post = (at: Date, events: readonly TicketEvent[], outgoing: readonly OutgoingMail[]): void => {
    for (const mail of outgoing) letters.set(mail.envelopeTo.toLowerCase(), mail);
    told.push(...lettersIn(events), ...noticesIn(outgoing).map((line) => `${stamp(at)}  ${line}`), '');
  };
  for (const [index, one] of steps.entries()) {
    const at = new Date('until' in one ? one.until : one.at);
    for (const { at: when, events, outgoing } of await town.wait(at)) {
      told.push(heading(when, `time passes: ${movesIn(events)}`));
      post(when, events, outgoing);
    }
    if ('until' in one) continue;
    const from = PEOPLE[one.who];
    const answers = letters.get(/<(.+)>/.exec(from)![1]!);
    const { subject, to } = answers && one.subject === undefined ? replyTo(answers) : freshMail(one.subject);
    told.push(heading(at, `${one.who} writes: ${subject}`), '', indented(one.text), '');
    const mail = { from, to, subject, text: one.text, id: `${one.who}-${index}@example.test`, at: at.toISOString() };
    const { handled } = await town.receive(mailOf(answers && one.subject === undefined ? { ...mail, answers } : mail));
    const { answer } = handled;
    const events = [answer.ticket, ...answer.elsewhere].flatMap((change) => change?.events ?? []);
    told.push(`  ${answer.outcome}: ${answer.reason}; ${movesIn(events)}`);
    post(at, events, answer.outgoing);
  }
  return told;
}

function replyTo(answers: OutgoingMail): { readonly subject: string; readonly to: string } {
  return { subject: `Re: ${answers.subject}`, to: replyAddressOf(answers) };
}

function freshMail(subject = 'no subject'): { readonly subject: string; readonly to: string } {
  return { subject, to: 'support@casino.test' };
}

/** What happened to the ticket, in the words of its events; what every mail does is left out. */
function movesIn(events: readonly TicketEvent[]): string {
  const usual = ['message-received', 'assessed', 'letter-planned', 'agent-notified', 'agent-wrote'];
  const kinds = events.map(({ kind }) => kind).filter((kind) => !usual.includes(kind));
  return kinds.length === 0 ? 'nothing moves' : kinds.join(', ');
}

function lettersIn(events: readonly TicketEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'letter-planned' && !event.letter.startsWith('agent-')
      ? ['', `  ${event.letter} to ${event.message.to}: ${event.message.subject}`, '', indented(event.message.text)]
      : [],
  );
}

function noticesIn(outgoing: readonly OutgoingMail[]): readonly string[] {
  return outgoing
    .filter(({ letter }) => letter.startsWith('agent-') || letter.startsWith('notice-'))
    .map(({ letter, envelopeTo, subject }) => `${letter} to ${envelopeTo}: ${subject}`);
}

function heading(at: Date, what: string): string {
  return `${stamp(at)}  ${what}`;
}

function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function indented(text: string): string {
  return text.trim().replace(/^(?=.)/gm, '    ');
}
