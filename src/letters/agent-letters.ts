import type { Shape } from './shape.ts';

const lines = { each: { line: 'text' } } as const;
const commands = { each: { command: 'text', result: 'text', shows: { each: { line: 'words' } } } } as const;

/** What every mail to an agent knows besides what every letter knows. */
const internal = {
  /** Stands where a quotation of the mail would begin: a reply that holds it is never sent to a player. */
  mark: 'text',
  subject: 'text',
} as const;
/** Where a mail for colleagues only goes. */
const noteAddress = 'text';

/** Letters to the house's own people. They are plain text: agents never get a player's HTML. */
export const agentLetters = {
  /** All about a ticket, because something happened on it. */
  'agent-notice': {
    ...internal,
    isNew: 'yes',
    playerWrote: 'yes',
    assigned: 'yes',
    escalated: 'yes',
    deadlineNear: 'yes',
    appealed: 'yes',
    undelivered: 'yes',
    /** The letter that came back, from where, and where it went next. */
    returned: { optional: 'text' },
    returnedFrom: { optional: 'text' },
    sentAgainTo: { optional: 'text' },
    nowhereElse: 'yes',
    notKept: 'yes',
    pleaseLook: 'yes',
    by: { optional: 'text' },
    note: { optional: 'words' },
    player: 'text',
    /** What the player wrote now. */
    wrote: { optional: 'words' },
    attachments: 'joined',
    withheld: 'joined',
    standing: lines,
    facts: { each: { what: 'text', value: 'text' } },
    /** The words that decided the category. */
    hits: 'joined',
    thread: { each: { at: 'moment', who: 'text', text: 'words' } },
    others: { each: { reference: 'text', subject: 'text', status: 'text' } },
    commands: { each: { line: 'text', does: 'text' } },
    dont: lines,
    noteAddress,
    /** Where commands go that need no ticket. */
    deskAddress: 'text',
  },
  /** A mail of an outside body that waits. The answer to this letter is the answer to the body. */
  'agent-outside': {
    ...internal,
    hasWritten: 'yes',
    isNear: 'yes',
    isLate: 'yes',
    undelivered: 'yes',
    wasMoved: 'yes',
    /** Nobody reads what is sent there: the answer has another way. */
    portal: 'yes',
    /** What the body is called. */
    body: 'text',
    /** Who of it wrote, and where the answer goes. */
    from: 'text',
    bodySubject: 'text',
    receivedAt: 'moment',
    answerBy: 'moment',
    wrote: { optional: 'words' },
    /** Only its beginning was taken in; the whole mail lies in the mailbox. */
    tooLarge: 'yes',
    attachments: 'joined',
    withheld: 'joined',
    /** The player whose case it is, or null while nobody knows. */
    player: { optional: 'text' },
    standing: lines,
    commands: { each: { line: 'text', does: 'text' } },
    noteAddress,
  },
  /** What became of each command of a mail. */
  'agent-transcript': { ...internal, commands, sentToPlayer: 'yes', sentToBody: 'yes', keptInternal: 'yes' },
  /** A mail that was held, with the reasons and with the words themselves. */
  'agent-held': {
    ...internal,
    commands,
    reasons: lines,
    text: { optional: 'words' },
    /** The letter that would go, for a look. */
    preview: { optional: 'words' },
    mayInsist: 'yes',
    needsSupervisor: 'yes',
  },
  /** What a colleague wrote to the player, or could not because the reader was first. */
  'agent-copy': {
    ...internal,
    noteAddress,
    who: 'text',
    text: 'words',
    isReply: 'yes',
    isLetter: 'yes',
    isCall: 'yes',
    isSubmission: 'yes',
    isHeld: 'yes',
  },
  /** What a colleague noted. Answers to it are notes. */
  'agent-note': { ...internal, who: 'text', text: 'words' },
  /** A mail in the reader's name, or in a colleague's, that nothing proves to be theirs. */
  'agent-unproven': { who: 'text', why: 'text', mailSubject: { optional: 'text' } },
} as const satisfies Readonly<Record<string, Shape>>;
