import type { Mutant } from '../harness/build-copy.ts';

/**
 * What the promises of intake rest on, taken away one at a time from a copy of the build: with any of them the run has
 * to fail. The last two are how intake is usually written (reliability, section 0).
 */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'ledger-key',
    what: 'the unique key of the ledger (mailbox, UIDVALIDITY, UID)',
    changes: [
      {
        file: 'migrations/0000_ledger-tickets-outbox.sql',
        from: '	CONSTRAINT "inbound_emails_uid" UNIQUE("mailbox","uid_validity","uid"),\n',
        to: '',
      },
      {
        file: 'dist/src/store/intake/keep.js',
        from: '.onConflictDoNothing({ target: [inboundEmails.mailbox, inboundEmails.uidValidity, inboundEmails.uid] })',
        to: '',
      },
    ],
  },
  {
    name: 'one-transaction',
    what: 'the one transaction of a settlement: each of its statements is committed by itself',
    changes: [
      {
        file: 'dist/src/store/intake/settle.js',
        from: 'return database.transact(async (tx) => {',
        to: 'return database.run(async (tx) => {',
      },
      {
        file: 'dist/src/store/intake/settle.js',
        from: 'import { commit, rollBack } from "../database.js";',
        to: 'const commit = (result) => result; const rollBack = commit;',
      },
    ],
  },
  {
    name: 'seen-first',
    what: 'the ledger as a set: unread mail is taken, and marked as read before it is kept',
    changes: [
      {
        file: 'dist/src/transport/imap/list-uids.js',
        from: 'client.search({ all: true }, { uid: true })',
        to: 'client.search({ seen: false }, { uid: true })',
      },
      {
        file: 'dist/src/daemon/loops/collect.js',
        from: 'const rawSha256 = await putUnlessTooLong(blobs, raw);',
        to: 'await session.markSeen([uid]); const rawSha256 = await putUnlessTooLong(blobs, raw);',
      },
    ],
  },
  {
    name: 'sent-first',
    what: 'the state `sending`: a letter counts as sent from the moment it is taken from the outbox',
    changes: [
      {
        file: 'dist/src/store/outbox/claim.js',
        from: "state: 'sending',",
        to: "state: 'sent',",
      },
      {
        file: 'dist/src/store/outbox/deliver.js',
        from: "['sending', 'unknown']",
        to: "['sent', 'unknown']",
      },
    ],
  },
];
