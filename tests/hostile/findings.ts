import PostalMime from 'postal-mime';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import type { HostileMail } from './corpus/mail.ts';
import { faultsIn } from './faults.ts';
import type { Considered } from './intake.ts';
import { JOE, type World } from './world.ts';

/** What is wrong with what came of a hostile mail; empty when it did no harm. */
export async function findingsOn(mail: HostileMail, considered: Considered, world: World): Promise<readonly string[]> {
  const { wants = {} } = mail;
  const { handled, message } = considered;
  const { outgoing, outcome, reason } = handled.answer;
  const letters = await Promise.all(outgoing.map(async (letter) => readLetter(letter, world)));
  const outside = letters.filter(({ isOutside }) => isOutside);
  const everything = [
    ...letters.map(({ all }) => all),
    JSON.stringify(handled.answer.ticket?.kind === 'opens' ? handled.answer.ticket.events : considered.events),
    reason,
  ];
  const authors = message.from.map(({ address }) => address.toLowerCase());
  return [
    ...faultsIn(considered, world.intake.house),
    ...(wants.outcome && !wants.outcome.includes(outcome) ? [`the outcome is ${outcome}: ${reason}`] : []),
    ...(wants.letters === 'none' ? outside.map(({ to, letter }) => `${letter} goes to ${to}`) : []),
    ...(wants.letters === 'author'
      ? outside
          .filter(({ to }) => !isAuthor(to, authors, considered))
          .map(({ to, letter }) => `${letter} goes to ${to}`)
      : []),
    ...(wants.nowhere ?? [])
      .filter((word) => everything.some((text) => text.includes(word)))
      .map((word) => `${word} stands in ${whereIn(word, letters, considered)}`),
    ...(wants.notOutside ?? [])
      .filter((word) => outside.some(({ all, to }) => all.includes(word) && !(to === JOE && word.startsWith('JOES'))))
      .map((word) => `${word} went outside`),
    ...(wants.leavesTicketAlone && touches(considered, world) ? ['it changed the ticket of Joe'] : []),
    ...(wants.reachesPlayer !== undefined &&
    !outside.some(({ to, all }) => to === JOE && all.includes(wants.reachesPlayer ?? ''))
      ? ['the words of the agent did not reach the player']
      : []),
    ...outside.flatMap(({ all, letter, to }) =>
      to === JOE && /WORDS-FOR-THE-PLAYER|FORGED-WORDS/.test(all) && wants.reachesPlayer === undefined
        ? [`${letter} brings forged words to the player`]
        : [],
    ),
    ...letters.flatMap(({ html, letter }) => htmlFaults(html).map((fault) => `${letter}: ${fault}`)),
    ...letters.flatMap(({ isOutside, files, letter }) =>
      isOutside ? [] : files.filter((file) => OPENABLE.test(file)).map((file) => `${letter}: an agent gets ${file}`),
    ),
    ...letters
      .filter(({ isOutside, html }) => !isOutside && html !== '')
      .map(({ letter }) => `${letter}: an agent gets HTML`),
    ...letters
      .filter(({ headers }) => UNSEEN.test(headers))
      .map(({ letter }) => `${letter}: an invisible character in a header`),
  ];
}

/** A form's author stands in the form. */
function isAuthor(to: string, authors: readonly string[], { handled }: Considered): boolean {
  if (handled.assessment.screening.kind === 'form')
    return 'from' in handled.occurrence && handled.occurrence.from.address.toLowerCase() === to;
  return authors.length === 1 && authors[0] === to;
}

/** That another mail may have to do with it, or asks to speak for its player, is noted there; nothing else may be. */
function touches({ handled: { answer } }: Considered, { joes }: World): boolean {
  const changes = [answer.ticket, ...answer.elsewhere].flatMap((change) =>
    change?.kind === 'continues' ? [change] : [],
  );
  const events = changes.filter(({ ticket }) => ticket.id === joes.id).flatMap((change) => change.events);
  return events.some(({ kind }) => kind !== 'linked' && kind !== 'representative-named');
}

interface ReadLetter {
  readonly letter: string;
  readonly to: string;
  readonly isOutside: boolean;
  readonly headers: string;
  readonly html: string;
  /** Type and name of each. */
  readonly files: readonly string[];
  /** Everything a reader may see, decoded. */
  readonly all: string;
}

async function readLetter({ raw, letter, envelopeTo, subject }: OutgoingMail, { intake }: World): Promise<ReadLetter> {
  const parsed = await PostalMime.parse(raw);
  const { brand, rulebook } = intake.house;
  const house = [brand.escalation, ...brand.onCall, ...rulebook.staff.members.flatMap(({ addresses }) => addresses)];
  const headers = parsed.headers.map(({ key, value }) => `${key}: ${value}`).join('\n');
  const html = parsed.html ?? '';
  const names = parsed.attachments.map(({ filename }) => filename ?? '');
  return {
    letter,
    to: envelopeTo.toLowerCase(),
    isOutside: !house.includes(envelopeTo),
    headers,
    html,
    files: parsed.attachments.map(({ mimeType, filename }) => `${mimeType} ${filename ?? ''}`),
    all: [subject, headers, parsed.text ?? '', html, ...names].join('\n'),
  };
}

/** What a mail program or a computer acts upon when it is opened, by type or by the end of its name. */
const OPENABLE =
  /^(?:message\/|text\/html|text\/calendar|image\/svg|application\/(?:zip|x-|java|hta))|\.(?:eml|msg|html?|svg|ics|exe|js|vbs|lnk|url|zip|docm|scr|bat|cmd|ps1|htaccess|iso|rtf)$/i;

/** Bidi controls and zero-width characters but the joiners, which Persian needs. */
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\0-\x09\x0b-\x1f\x7f]/;

function htmlFaults(html: string): readonly string[] {
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)>/gi)];
  return [
    ...tags.filter(([, name = '']) => !TAGS.has(name.toLowerCase())).map(([, name]) => `a tag ${name}`),
    ...tags
      .filter(([, , attributes = '']) => /\son\w+\s*=|javascript:|\bsrc\s*=|url\(/i.test(attributes))
      .map(([tag]) => `an attribute in ${tag.slice(0, 80)}`),
  ];
}

const TAGS: ReadonlySet<string> = new Set(
  'html head meta title body div p span br a table tbody tr td th ul ol li strong em b i h1 h2 h3 hr blockquote bdi style'.split(
    ' ',
  ),
);

function whereIn(word: string, letters: readonly ReadLetter[], { handled, events }: Considered): string {
  const letter = letters.find(({ all }) => all.includes(word));
  if (letter) return `${letter.letter} to ${letter.to}`;
  const event = events.find((one) => JSON.stringify(one).includes(word));
  if (!event) return `the reason of ${handled.answer.outcome}`;
  const path = pathTo(event, word);
  return `the event ${event.kind}, ${path}`;
}

function pathTo(value: unknown, word: string): string {
  if (typeof value !== 'object' || value === null) return '';
  for (const [key, inner] of Object.entries(value))
    if (JSON.stringify(inner).includes(word)) return `${key} ${pathTo(inner, word)}`;
  return '';
}
