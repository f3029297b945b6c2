import type { House } from '../../src/desk/house.ts';
import type { OutgoingMail } from '../../src/ticket/outgoing.ts';
import type { Considered } from './intake.ts';

/**
 * What must hold whatever a mail holds, as a list of what does not: one outcome with its reason, every recipient on the
 * allow-list, no header but ours, nothing of unbounded size.
 */
export function faultsIn(considered: Considered, house: House): readonly string[] {
  const { handled, ticket } = considered;
  const { outcome, reason } = handled.answer;
  return [
    ...(OUTCOMES.includes(outcome) ? [] : [`the outcome ${outcome} is none`]),
    ...(reason === '' ? ['an outcome without a reason'] : []),
    ...(TICKETED.has(outcome) && ticket === null ? [`${outcome}, but no ticket`] : []),
    ...(outcome === 'quarantined' && handled.answer.outgoing.length === 0 ? ['quarantined, and nobody is told'] : []),
    ...sizeFaults(considered),
    ...recipientFaults(considered, house),
    ...handled.answer.outgoing.flatMap(letterFaults),
  ];
}

const OUTCOMES: readonly string[] = ['new-ticket', 'joined-ticket', 'matched-bounce', 'filed', 'quarantined'];
const TICKETED: ReadonlySet<string> = new Set(['new-ticket', 'joined-ticket', 'matched-bounce']);
/** A long silence; look twice, for the machine may have been busy, and grant `times` as much where it surely is. */
export function slownessOf({ took }: Considered, times = 1): readonly string[] {
  return [
    ...(took.deciding > times * MOST_DECIDING ? [`deciding took ${took.deciding.toFixed(0)} ms`] : []),
    ...(took.reading + took.deciding > times * MOST_IN_ALL ? [`the mail took ${took.reading.toFixed(0)} ms`] : []),
  ];
}

/** The desk decides in the process that every other mail waits for. */
const MOST_DECIDING = 2_000;
const MOST_IN_ALL = 5_000;

function sizeFaults({ events, handled }: Considered): readonly string[] {
  const ofEvents = JSON.stringify(events).length;
  const longest = Math.max(0, ...handled.answer.outgoing.map(({ raw }) => raw.byteLength));
  return [
    ...(ofEvents > 3_000_000 ? [`the events are ${ofEvents} characters long`] : []),
    ...(longest > 3_000_000 ? [`a letter is ${longest} bytes long`] : []),
  ];
}

/** People of the house, whoever the ticket belongs to, and the one author of the mail: nobody else is ever written to. */
function recipientFaults({ handled, ticket, message }: Considered, { brand, rulebook }: House): readonly string[] {
  const ofHouse = [brand.escalation, ...brand.onCall, ...rulebook.staff.members.flatMap(({ addresses }) => addresses)];
  const { occurrence } = handled;
  const author = 'from' in occurrence ? [occurrence.from.address] : [];
  const sole = message.from.length === 1 ? message.from.map(({ address }) => address) : [];
  const isForm = handled.assessment.screening.kind === 'form';
  const allowed = new Set([...ofHouse, ...(ticket?.participants ?? []), ...(isForm ? author : sole)].map(lower));
  return handled.answer.outgoing
    .filter(({ envelopeTo }) => !allowed.has(lower(envelopeTo)))
    .map(({ letter, envelopeTo }) => `${letter} goes to ${envelopeTo}`);
}

function lower(text: string): string {
  return text.toLowerCase();
}

/** RFC 5322 section 2.2, read line by line without any parser's leniency. */
export function letterFaults({ raw, envelopeTo, letter }: OutgoingMail): readonly string[] {
  const { fields, faults } = headOf(raw);
  const names = fields.map(({ name }) => name);
  const to = fields.find(({ name }) => name === 'to')?.value ?? '';
  const address = (/<([^<>]*)>$/.exec(to)?.[1] ?? to).trim();
  return [
    ...faults,
    ...names.filter((name) => !OURS.has(name)).map((name) => `an unknown header ${name}`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} stands twice`),
    ...(lower(address) === lower(envelopeTo) ? [] : [`To is ${to}, the envelope ${envelopeTo}`]),
  ].map((fault) => `${letter}: ${fault}`);
}

export interface RawField {
  readonly name: string;
  readonly value: string;
}

/** The head of a mail that we wrote, unfolded, and whatever in it is not lawful. */
export function headOf(raw: Uint8Array): { readonly fields: readonly RawField[]; readonly faults: readonly string[] } {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return { fields: [], faults: ['no end of the head'] };
  const faults: string[] = [];
  const fields: { name: string; value: string }[] = [];
  for (const line of text.slice(0, end).split('\r\n')) {
    if (/[\0\r\n]/.test(line)) faults.push('a CR, LF or NUL inside a header line');
    if (/[^\t\x20-\x7e]/.test(line)) faults.push('a byte in the head that is no printable ASCII');
    if (line.length > 998) faults.push('a header line of more than 998 characters');
    const last = fields.at(-1);
    const field = /^([A-Za-z][A-Za-z-]*): ?(.*)$/.exec(line);
    if (/^[ \t]/.test(line) && last) last.value += line;
    else if (field) fields.push({ name: lower(field[1] ?? ''), value: field[2] ?? '' });
    else faults.push('a line of the head that is no header');
  }
  return { fields, faults };
}

const OURS: ReadonlySet<string> = new Set(
  (
    'from to reply-to subject message-id date in-reply-to references content-language auto-submitted ' +
    'x-auto-response-suppress mime-version content-type content-transfer-encoding'
  ).split(' '),
);
