import type { TicketFact } from '../../../../src/ticket/event.ts';

type At<Fact> = Fact & { readonly at?: string };

/** A mail of eCOGRA of Tuesday, 24 November 2026, 11:00 in Malta, to be answered in ten working days. */
export function bodyWrote(
  also: { readonly body?: string; readonly at?: string; readonly answerBy?: string } = {},
): At<TicketFact> {
  const { body = 'ecogra', at = '2026-11-24T10:00:00.000Z', answerBy = '2026-12-09T17:00:00.000Z' } = also;
  return {
    kind: 'outside-body-wrote',
    body,
    at,
    ancestors: [],
    language: 'en',
    answerBy,
    message: {
      direction: 'in',
      from: `cases@${body}.test`,
      to: 'support@casino.test',
      at,
      messageId: `${body}-${at}`,
      subject: 'Case 17',
      text: 'Please let us have your position.',
      attachments: [],
      kind: 'outside-body',
    },
  };
}

export function answeredBySubmission(mails: readonly number[], messageId: string): readonly At<TicketFact>[] {
  const message = {
    direction: 'out',
    from: 'support@casino.test',
    to: 'cases@ecogra.test',
    at: '2026-11-25T10:00:00.000Z',
    messageId,
    subject: 'Re: Case 17',
    text: 'Our position',
    attachments: [],
    kind: 'submission',
  } as const;
  return [
    { kind: 'outside-body-answered', by: 'sam', how: 'submission', note: '', mails, at: message.at },
    { kind: 'letter-planned', letter: 'submission', message, at: message.at },
  ];
}
