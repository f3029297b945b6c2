import type { Assessed, Opened } from '../../../src/ticket/event.ts';
import type { TicketMessage } from '../../../src/ticket/ticket.ts';
import { referenceFrom } from '../../../src/triage/thread/reference.ts';
import { NOON } from './desk-on-disk.ts';

/** Amelie's complaint about a withdrawal, and what the desk recorded of it. */
export const AMELIE = { name: 'Amelie Dupont', address: 'amelie@example.test' };

/** The same reference for the same number, with the check character that people's slips are told by. */
export function reference(number: number): string {
  return referenceFrom(Uint8Array.from([1, 2, 3, 4, 5, 6, number]));
}

export function opened(id: string, reference: string, changes: Partial<Opened> = {}): Opened {
  return {
    kind: 'opened',
    id,
    reference,
    brand: 'default',
    player: AMELIE,
    subject: 'Withdrawal pending',
    complexity: 'simple',
    priority: 'P3',
    deadlines: {
      acknowledgement: '2026-11-11T12:00:00.000Z',
      firstResponse: '2026-11-12T12:00:00.000Z',
      nextUpdate: '2026-11-17T12:00:00.000Z',
      decision: '2026-11-13T12:00:00.000Z',
    },
    ...changes,
  };
}

export function assessed(changes: Partial<Assessed> = {}): Assessed {
  return {
    kind: 'assessed',
    messageId: 'first@example.test',
    language: 'en',
    category: 'payment',
    secondary: [],
    confidence: 0.9,
    subtype: 'withdrawal_delayed',
    rule: null,
    scores: { payment: 7 },
    flags: [],
    hits: [],
    facts: [],
    evidence: { present: [], missing: [] },
    ...changes,
  };
}

export function message(changes: Partial<TicketMessage> = {}): TicketMessage {
  return {
    direction: 'in',
    from: AMELIE.address,
    to: 'support@casino.example',
    at: NOON,
    messageId: 'first@example.test',
    subject: 'Withdrawal pending',
    text: 'I requested a withdrawal of €450 ten days ago and it is still pending.',
    attachments: [],
    kind: 'player',
    ...changes,
  };
}

export function rawMail(messageId: string, text: string): string {
  return `From: Amelie Dupont <amelie@example.test>
To: support@casino.example
Subject: Withdrawal pending
Message-ID: <${messageId}>
Date: Tue, 10 Nov 2026 12:00:00 +0000
Content-Type: text/plain; charset=utf-8

${text}
`;
}
