import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EventData } from './tickets/event-row.ts';

/**
 * The tables, alike on PostgreSQL and on the embedded database. Every foreign text passes `scrub.ts` before it gets
 * here, hashes stand where an index would meet foreign text, and bytes live in `blobs`, never in a column.
 */
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** `epoch` counts the holders of a mailbox: what an earlier holder still writes is refused (invariant 2). */
export const mailboxes = pgTable('mailboxes', {
  name: text('name').primaryKey(),
  epoch: integer('epoch').notNull().default(0),
  uidValidity: bigint('uid_validity', { mode: 'number' }),
  lastCollectedAt: moment('last_collected_at'),
});

export const INBOUND_STATES = ['received', 'processing', 'processed', 'quarantined'] as const;
export const INBOUND_OUTCOMES = [
  'new-ticket',
  'joined-ticket',
  'matched-bounce',
  'filed',
  'duplicate',
  'quarantined',
] as const;

/** The ledger: one row for every UID a mailbox ever showed. Rows are kept for ever; erasing a person empties them. */
export const inboundEmails = pgTable(
  'inbound_emails',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    mailbox: text('mailbox')
      .notNull()
      .references(() => mailboxes.name),
    uidValidity: bigint('uid_validity', { mode: 'number' }).notNull(),
    uid: bigint('uid', { mode: 'number' }).notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    internalDate: moment('internal_date'),
    receivedAt: moment('received_at').notNull(),
    rawSha256: text('raw_sha256').notNull(),
    truncated: boolean('truncated').notNull(),
    state: text('state', { enum: INBOUND_STATES }).notNull().default('received'),
    /** How often it was taken; those that neither failed nor settled ended with their process. */
    attempts: integer('attempts').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    nextTryAt: moment('next_try_at'),
    lease: text('lease'),
    leaseUntil: moment('lease_until'),
    lastError: text('last_error'),
    outcome: text('outcome', { enum: INBOUND_OUTCOMES }),
    outcomeReason: text('outcome_reason'),
    ticketId: uuid('ticket_id').references(() => tickets.id, { onDelete: 'set null' }),
    fromAddress: text('from_address'),
    subject: text('subject'),
    settledAt: moment('settled_at'),
    settledInMailboxAt: moment('settled_in_mailbox_at'),
  },
  (table) => [
    unique('inbound_emails_uid').on(table.mailbox, table.uidValidity, table.uid),
    check('inbound_emails_outcome', sql`(state in ('processed', 'quarantined')) = (outcome is not null)`),
    index('inbound_emails_waiting').on(table.id).where(sql`state in ('received', 'processing')`),
    index('inbound_emails_unsettled').on(table.mailbox, table.uidValidity).where(sql`settled_in_mailbox_at is null`),
    index('inbound_emails_ticket').on(table.ticketId),
    index('inbound_emails_raw').on(table.rawSha256),
  ],
);

/** What was already answered, by hash of the content key: outlives erasure, so that a restored mailbox opens nothing. */
export const settledContents = pgTable('settled_contents', {
  keySha256: text('key_sha256').primaryKey(),
  inboundId: bigint('inbound_id', { mode: 'number' }).notNull(),
});

/** References that were given out; a deleted ticket's one is never given out again. */
export const usedReferences = pgTable('used_references', {
  reference: text('reference').primaryKey(),
  firstUsedAt: moment('first_used_at').notNull(),
});

/** An index over the events for lists; `tickets/index-row.ts` derives it, nothing else writes it. */
export const tickets = pgTable(
  'tickets',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    brand: text('brand').notNull(),
    status: text('status').notNull(),
    stage: text('stage').notNull(),
    category: text('category').notNull(),
    language: text('language').notNull(),
    priority: text('priority').notNull(),
    playerSha256: text('player_sha256').notNull(),
    openedAt: moment('opened_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    acknowledgedAt: moment('acknowledged_at'),
    nextDueAt: moment('next_due_at'),
    /** When somebody has to look whether something is due: at once after every change; null: only a change can. */
    lookAt: moment('look_at'),
    /** The number of the last event. */
    version: integer('version').notNull(),
  },
  (table) => [
    index('tickets_player').on(table.playerSha256),
    index('tickets_due').on(table.nextDueAt).where(sql`next_due_at is not null`),
    index('tickets_look').on(table.lookAt).where(sql`look_at is not null`),
    index('tickets_opened').on(table.openedAt),
  ],
);

export const ticketEvents = pgTable(
  'ticket_events',
  {
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    kind: text('kind').notNull(),
    data: jsonb('data').$type<EventData>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.seq] })],
);

/** Which tickets a Message-ID belongs to: several, when somebody sends another mail's Message-ID (reliability A12). */
export const messageIds = pgTable(
  'message_ids',
  {
    idSha256: text('id_sha256').notNull(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.idSha256, table.ticketId] }),
    index('message_ids_ticket').on(table.ticketId),
  ],
);

/** Which tickets name a transaction or a round, by hash: a claim is known again at another address, or another brand. */
export const claimNumbers = pgTable(
  'claim_numbers',
  {
    numberSha256: text('number_sha256').notNull(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.numberSha256, table.ticketId] }),
    index('claim_numbers_ticket').on(table.ticketId),
  ],
);

export const OUTBOUND_STATES = ['pending', 'sending', 'sent', 'unknown', 'refused'] as const;

/** The outbox. `inbound_id` is the mail that a letter answers; the budgets of first letters go by its subject. */
export const outboundEmails = pgTable(
  'outbound_emails',
  {
    id: uuid('id').primaryKey(),
    ticketId: uuid('ticket_id').references(() => tickets.id, { onDelete: 'set null' }),
    inboundId: bigint('inbound_id', { mode: 'number' }).references(() => inboundEmails.id),
    letter: text('letter').notNull(),
    messageId: text('message_id').notNull(),
    envelopeFrom: text('envelope_from').notNull(),
    envelopeTo: text('envelope_to').notNull(),
    recipientSha256: text('recipient_sha256').notNull(),
    domainSha256: text('domain_sha256').notNull(),
    subject: text('subject').notNull(),
    rawSha256: text('raw_sha256').notNull(),
    dueAt: moment('due_at').notNull(),
    urgency: smallint('urgency').$type<0 | 1 | 2>().notNull(),
    state: text('state', { enum: OUTBOUND_STATES }).notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    nextTryAt: moment('next_try_at'),
    lease: text('lease'),
    leaseUntil: moment('lease_until'),
    firstTryAt: moment('first_try_at'),
    sentAt: moment('sent_at'),
    response: text('response'),
    lastError: text('last_error'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('outbound_emails_waiting')
      .on(table.urgency, table.dueAt)
      .where(sql`state in ('pending', 'sending', 'unknown')`),
    index('outbound_emails_recipient').on(table.recipientSha256, table.createdAt),
    index('outbound_emails_domain').on(table.domainSha256, table.createdAt),
    index('outbound_emails_ticket').on(table.ticketId),
    index('outbound_emails_raw').on(table.rawSha256),
  ],
);

/** What is wrong with the house at this moment: one row for each part, so that a person is told once and once again. */
export const alarms = pgTable('alarms', {
  part: text('part').primaryKey(),
  reason: text('reason').notNull(),
  raisedAt: moment('raised_at').notNull(),
});
