import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayMistake } from '../../../src/rulebook/mistake.ts';
import type { LetterName, LetterValues } from '../../../src/letters/letters.ts';
import { compileTemplates, type Templates } from '../../../src/letters/templates.ts';
import { type Letter, writeLetter } from '../../../src/letters/write.ts';
import { serviceSamples } from './service-samples.ts';

/** The templates that ship, and one plausible set of values for every letter. */
export function templateFiles(): Map<string, string> {
  return new Map(
    readdirSync('templates', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => [join('templates', file), readFileSync(join('templates', file), 'utf8')]),
  );
}

export function shippedTemplates(): Templates {
  const read = compileTemplates(templateFiles());
  if (read.kind === 'mistaken') throw new Error(read.mistakes.map(sayMistake).join('\n'));
  return read.value;
}

/** Writes a letter with the sample values, some of them changed, and insists that it can be written. */
export function written<Name extends LetterName>(
  templates: Templates,
  letter: Name,
  language: string,
  changed: Partial<LetterValues<Name>> = {},
): Letter {
  const values = { ...samples[letter], ...changed } as LetterValues<Name>;
  const result = writeLetter(templates, { letter, language, zone: 'Europe/Malta', values });
  if (result.kind === 'refused') throw new Error(`${letter} in ${language} lacks ${result.missing.join(', ')}`);
  return result.letter;
}

const day = (text: string): Date => new Date(`${text}T11:00:00Z`);
const whose = {
  name: 'Amelie',
  reference: 'RD-2026-000042-K',
  brand: 'Redress Casino',
  team: 'the complaints team',
  hours: 'Monday to Friday, 09:00 to 18:00',
  escalation: 'officer@casino.example',
};
const internal = {
  mark: '⟦staff only⟧',
  subject: 'My withdrawal',
};
const noteAddress = 'support+rdr-7k3q-9mxc.nx@casino.example';
const missing = [
  { what: 'Proof of payment', why: 'to find the transfer at our payment provider' },
  { what: 'Amount', why: null },
];
const helplines = [{ name: 'StopSpillet', reach: '+45 70 22 28 25' }];

export const samples: { readonly [Name in LetterName]: LetterValues<Name> } = {
  acknowledgement: {
    ...whose,
    receivedAt: new Date('2026-11-20T16:05:00Z'),
    summary: 'a withdrawal of 350 EUR by Skrill that has not arrived',
    firstReplyBy: new Date('2026-11-23T16:05:00Z'),
    resolveBy: day('2026-12-14'),
    missing,
    present: ['the date', 'a screenshot'],
    uploadUrl: 'https://casino.example/upload/RD-2026-000042-K/x7',
    tips: [{ tip: 'Look at the status in your wallet.' }],
    opensAt: new Date('2026-11-23T08:00:00Z'),
    secretMasked: true,
    procedureUrl: 'https://casino.example/complaints',
    quote: 'Hello,\nmy withdrawal has not arrived.\n\nAmelie',
  },
  'evidence-request': {
    ...whose,
    missing,
    present: ['the date'],
    answerBy: day('2026-12-04'),
    uploadUrl: null,
    note: 'The first picture was too dark to read.',
  },
  'safer-gambling': {
    ...whose,
    personalReplyBy: new Date('2026-11-20T17:05:00Z'),
    playStopped: true,
    advertisingStopped: true,
    helplines,
  },
  'self-harm': { ...whose, emergencyNumber: '112', helplines },
  'account-takeover': { ...whose, personalReplyBy: new Date('2026-11-20T17:05:00Z'), accountBlocked: true },
  minor: { ...whose, personalReplyBy: new Date('2026-11-20T17:05:00Z'), accountBlocked: true, helplines },
  'too-large': { ...whose, receivedAt: new Date('2026-11-20T16:05:00Z'), limit: '25 MB', uploadUrl: null },
  stranger: { ...whose, name: null, receivedAt: new Date('2026-11-20T16:05:00Z') },
  'progress-update': {
    ...whose,
    lastContactAt: day('2026-11-20'),
    doneSteps: 'asked the payment provider for the trace of the transfer',
    nextStep: 'the provider answers',
    resolveBy: day('2026-12-14'),
  },
  'delay-notice': {
    ...whose,
    firstAnswer: false,
    oldDate: day('2026-12-14'),
    reason: 'the payment provider has not answered yet',
    newDate: day('2026-12-21'),
    nextUpdateBy: day('2026-12-17'),
    outsideBody: 'the mediator',
  },
  reminder: {
    ...whose,
    askedAt: day('2026-11-20'),
    missing: ['proof of payment'],
    answerBy: day('2026-11-27'),
    closeAt: day('2026-12-04'),
  },
  'final-response': {
    ...whose,
    complaint: 'Your withdrawal of 350 EUR did not arrive.',
    remedy: 'payment of 350 EUR',
    examined: ['the history of your account', 'the trace of the transfer'],
    findings: 'The transfer was returned by the wallet on 18 November 2026.',
    terms: 'article 7.2',
    termsDate: day('2026-01-01'),
    upheld: false,
    partlyUpheld: true,
    reasons: 'The return should have been told to you within a day.',
    action: 'The amount stands on your account again since 19 November 2026.',
    appealBy: day('2026-12-28'),
    adrName: 'eCOGRA',
    adrContact: 'ecogra.example',
    adrBy: day('2027-11-20'),
  },
  'closed-inactive': { ...whose, missing: ['proof of payment'], reopenUntil: day('2027-01-04') },
  reopened: { ...whose, nextUpdateBy: day('2026-11-27') },
  'appeal-received': {
    ...whose,
    finalAt: day('2026-11-10'),
    decisionBy: day('2026-12-04'),
    answerBy: day('2026-11-27'),
  },
  escalation: {
    ...whose,
    reason: 'your documents were accepted and the withdrawal is still held',
    nextUpdateBy: day('2026-11-24'),
    resolveBy: day('2026-12-14'),
  },
  deadlock: {
    ...whose,
    receivedAt: day('2026-10-01'),
    finalAt: day('2026-11-10'),
    position: 'The bet was settled by the rules of the game.',
    deadlockReference: 'DL-2026-000007',
    adrName: 'eCOGRA',
    adrUrl: 'https://ecogra.example/disputes',
    adrContact: '1 Example Street, London',
    adrLanguage: 'English',
    adrBy: day('2027-11-10'),
  },
  status: {
    ...whose,
    openedAt: day('2026-11-01'),
    waitingForPlayer: false,
    waitingForThirdParty: true,
    answered: false,
    closed: false,
    reopenUntil: null,
    lastStep: 'we asked the payment provider',
    lastStepAt: day('2026-11-18'),
    missing: [],
    resolveBy: day('2026-12-14'),
  },
  ...serviceSamples(whose),
  withdrawn: { ...whose, reopenUntil: day('2027-01-04') },
  duplicate: { ...whose, otherReference: 'RD-2026-000040-B', resolveBy: day('2026-12-14') },
  reply: { ...whose, subject: 'My withdrawal', agent: 'Nora', text: 'Your withdrawal left today.\n\nKind regards' },
  'call-confirmation': { ...whose, on: day('2026-11-20'), agent: 'Nora', text: 'You asked for the trace.' },
  'agent-notice': {
    ...whose,
    ...internal,
    isNew: true,
    playerWrote: false,
    assigned: false,
    escalated: false,
    deadlineNear: false,
    undelivered: false,
    returned: 'reply',
    returnedFrom: 'amelie@example.test',
    sentAgainTo: 'blanc@lawyers.test',
    nowhereElse: false,
    notKept: false,
    pleaseLook: false,
    appealed: false,
    by: null,
    note: null,
    player: 'Amelie <amelie@example.test>',
    wrote: 'My withdrawal has not arrived.',
    attachments: ['receipt.png'],
    withheld: ['invoice.exe'],
    standing: [{ line: 'open, complaint, P2, payment' }],
    facts: [{ what: 'amount', value: '350 EUR' }],
    hits: ['withdrawal', 'not arrived'],
    thread: [{ at: new Date('2026-11-20T16:05:00Z'), who: 'Amelie', text: 'My withdrawal has not arrived.' }],
    others: [{ reference: 'RD-2026-000040-B', subject: 'Login', status: 'open' }],
    commands: [{ line: '#take', does: 'makes the ticket yours' }],
    dont: [{ line: 'promises of payment' }],
    noteAddress,
    deskAddress: 'support+desk.ax@casino.example',
  },
  'agent-outside': {
    ...whose,
    ...internal,
    hasWritten: true,
    isNear: false,
    isLate: false,
    undelivered: false,
    wasMoved: false,
    portal: false,
    body: 'eCOGRA',
    from: 'cases@ecogra.org',
    bodySubject: 'Case 17/4',
    receivedAt: new Date('2026-11-24T10:00:00Z'),
    answerBy: new Date('2026-12-08T17:00:00Z'),
    wrote: 'Please send us your position.',
    tooLarge: false,
    attachments: ['case.pdf'],
    withheld: [],
    player: 'Amelie <amelie@example.test>',
    standing: [{ line: 'open' }],
    commands: [{ line: '#file', does: 'shows the whole file' }],
    noteAddress,
  },
  submission: { ...whose, subject: 'Case 17/4', agent: 'Sam', text: 'Our position is in the file.' },
  'agent-transcript': {
    ...whose,
    ...internal,
    commands: [{ command: '#status', result: 'where it stands', shows: [{ line: 'open' }] }],
    sentToPlayer: true,
    sentToBody: false,
    keptInternal: false,
  },
  'agent-held': {
    ...whose,
    ...internal,
    commands: [{ command: '#clos', result: 'there is no command #clos', shows: [] }],
    reasons: [{ line: 'there is no command #clos' }],
    text: 'Dear Amelie,\n\nit is done.',
    preview: null,
    mayInsist: true,
    needsSupervisor: false,
  },
  'agent-copy': {
    ...whose,
    ...internal,
    noteAddress,
    who: 'Nora',
    text: 'Your withdrawal left today.',
    isReply: true,
    isLetter: false,
    isCall: false,
    isSubmission: false,
    isHeld: false,
  },
  'agent-note': { ...whose, ...internal, who: 'Nora', text: 'The provider says Monday.' },
  'agent-unproven': { ...whose, who: 'Nora', why: 'it failed authentication', mailSubject: 'Re: My withdrawal' },
};
