import { expect, test } from 'vitest';
import { evolve } from '../../../../src/ticket/evolve.ts';
import type { KeptAttachment, Ticket } from '../../../../src/ticket/ticket.ts';
import { decision, moves } from '../life-world.ts';
import { acknowledgedTicket, BY_REFERENCE, letter, writes } from './player-world.ts';

const picture: KeptAttachment = { name: 'a.png', type: 'image/png', size: 9000, sha256: 'a', verdict: 'safe' };
const open = acknowledgedTicket();
const asked = acknowledgedTicket(moves['player-asked'], ...letter('evidence-request', '2026-11-21T09:00:00.000Z'));
const resolved = acknowledgedTicket(
  { ...moves.decided, at: '2026-11-23T10:00:00.000Z' },
  ...letter('final-response', '2026-11-23T10:00:00.000Z'),
);
const reviewed = acknowledgedTicket(moves.decided, moves.appealed, {
  kind: 'decided',
  by: 'sam',
  decision: { ...decision, appealBy: null },
});
const closed = acknowledgedTicket(moves.closed, ...letter('closed-inactive', '2026-11-23T10:00:00.000Z'));

test('a mail that only adds something is recorded and answered by people', () => {
  const plan = writes('The transfer was on Monday, by the way.', open);
  expect(plan.events.map(({ kind }) => kind)).toEqual(['message-received', 'assessed']);
  expect(plan).toMatchObject({ letters: [], notices: [] });
});

test('an answer to what was asked starts the clock again and tells the date', () => {
  const plan = writes('Here is the receipt.', asked, { attachments: [picture], brings: ['payment_proof'] });
  expect(plan.kinds).toEqual(['player-answered']);
  expect(plan.names).toEqual(['progress-update']);
  expect(plan.ticket.status).toBe('open');
  expect(plan.ticket.evidence.missing).toEqual([]);
});

test('a second mail with one more picture gets no second letter', () => {
  const first = writes('Here is one.', asked, { attachments: [picture] });
  const second = writes('And the other.', first.ticket, { at: '2026-11-24T10:05:00.000Z', attachments: [picture] });
  expect(second.names).toEqual([]);
  expect(second.kinds).toEqual([]);
});

test('a reply to a closed case opens it again in its time, and changes nothing after it', () => {
  const back = writes('I was ill. Here is what you asked for.', closed, { attachments: [picture] });
  expect(back.kinds).toEqual(['reopened']);
  expect(back.names).toEqual(['reopened']);
  const late = writes('I was ill. Here is what you asked for.', closed, { at: '2027-02-01T10:00:00.000Z' });
  expect(late.kinds).toEqual([]);
  expect(late.ticket.status).toBe('closed');
});

test('thanks do not open a closed case again', () => {
  expect(writes('Thank you for your help, all good now.', closed).kinds).toEqual([]);
});

for (const [language, words] of [
  ['en', 'Any update? I am still waiting.'],
  ['fr', 'Bonjour, où en êtes-vous ? Je suis toujours sans réponse.'],
  ['fa', 'سلام چی شد؟ هنوز منتظرم، چرا جواب نمیدید؟'],
] as const) {
  test(`a question for news is answered with the state once a day (${language})`, () => {
    const first = writes(words, open, { at: '2026-11-23T10:00:00.000Z' });
    expect(first.names).toEqual(['status']);
    const left = sent(first.ticket, '2026-11-23T10:01:00.000Z');
    expect(writes(words, left, { at: '2026-11-24T09:00:00.000Z' }).names).toEqual([]);
    expect(writes(words, left, { at: '2026-11-24T10:30:00.000Z' }).names).toEqual(['status']);
  });
}

test('a question for news raises the priority only when we are late', () => {
  const ticket = acknowledgedTicket(assessedAs('login'), {
    kind: 'priority-set',
    by: 'nora',
    priority: 'P3',
    reason: '',
  });
  expect(writes('Any update?', ticket).kinds).toEqual([]);
  const late = writes('Any update?', ticket, { at: '2026-12-15T10:00:00.000Z' });
  expect(late.events.find(({ kind }) => kind === 'priority-set')).toMatchObject({ priority: 'P2', by: 'desk' });
});

test('a question for news while we wait for the player is no answer, and with a file it is one', () => {
  const question = writes('Any news?', asked);
  expect(question.names).toEqual(['status']);
  expect(question.ticket.status).toBe('waiting-for-player');
  expect(writes('Any news? Here is the file.', asked, { attachments: [picture] }).kinds).toEqual(['player-answered']);
});

test('no state is told beside an answer of a person that is on its way', () => {
  const reply = letter('reply', '2026-11-24T09:59:00.000Z').slice(0, 1);
  expect(writes('Any update?', acknowledgedTicket(...reply)).names).toEqual([]);
});

for (const [language, words] of [
  ['en', 'Thank you, the problem is solved!'],
  ['fr', 'Merci beaucoup, le problème est résolu.'],
  ['fa', 'ممنون، مشکلم حل شد'],
] as const) {
  test(`“thank you, solved” proposes to close, and only a yes closes (${language})`, () => {
    const thanks = writes(words, open);
    expect(thanks.names).toEqual(['closing-proposal']);
    expect(thanks.ticket.status).toBe('open');
    const yes = { en: 'Yes', fr: 'Oui', fa: 'بله' }[language];
    const answer = writes(yes, sent(thanks.ticket, '2026-11-24T10:01:00.000Z'), { at: '2026-11-24T11:00:00.000Z' });
    expect(answer.ticket).toMatchObject({ status: 'closed', life: { closing: { reason: 'settled' } } });
    expect(answer.names).toEqual(['accepted']);
  });
}

for (const words of [
  'Please pay me. Thank you in advance.',
  'Pouvez-vous vérifier ? Merci d’avance.',
  'لطفا پیگیری کنید، پیشاپیش ممنون',
  'Thanks, but the problem is not solved.',
]) {
  test(`nothing is closed on “${words}”`, () => {
    expect(writes(words, open).names).not.toContain('closing-proposal');
    expect(writes(words, resolved).ticket.status).not.toBe('closed');
  });
}

test('a yes to anything but the proposal closes nothing, and a no keeps the case open', () => {
  const proposed = sent(writes('Thank you, the problem is solved!', open).ticket, '2026-11-24T10:01:00.000Z');
  const news = [...letter('status', '2026-11-25T10:00:00.000Z')];
  const later = acknowledgedTicket({ kind: 'closing-proposed', because: 'settled', why: '' }, ...news);
  expect(writes('Yes', later, { at: '2026-11-25T12:00:00.000Z' }).ticket.status).toBe('open');
  expect(writes('Yes, but where is the other half?', proposed, { at: '2026-11-25T12:00:00.000Z' }).ticket.status).toBe(
    'open',
  );
  expect(writes('No, not yet.', proposed, { at: '2026-11-25T12:00:00.000Z' }).kinds).toEqual([]);
});

test('thanks after the final response accept it', () => {
  const plan = writes('Thank you for your help, the problem is solved.', resolved);
  expect(plan.ticket).toMatchObject({ status: 'closed', life: { closing: { reason: 'accepted' } } });
  expect(plan.names).toEqual(['accepted']);
});

for (const [language, words] of [
  ['en', 'I am not satisfied with this copy-paste answer, I want to speak to a manager.'],
  ['fr', 'Votre réponse ne me satisfait pas, je demande un réexamen.'],
  ['fa', 'قانع نشدم، میخوام با مدیر صحبت کنم'],
  ['en', 'No. That is not what happened.'],
] as const) {
  test(`“${words}” to a final response is an appeal that somebody else reviews (${language})`, () => {
    const plan = writes(words, resolved);
    expect(plan.kinds).toContain('appealed');
    expect(plan.names).toEqual(['appeal-received']);
    expect(plan.ticket).toMatchObject({ status: 'open', stage: 'appeal', assignee: null });
    expect(plan.notices).toMatchObject([{ audience: 'supervisor', about: 'appeal', except: ['nora'] }]);
  });
}

test('a no to the review ends our procedure with the deadlock letter', () => {
  const plan = writes('I am not satisfied, this is unacceptable. I will go to the ombudsman.', reviewed);
  expect(plan.kinds).toContain('deadlocked');
  expect(plan.names).toEqual(['deadlock']);
  expect(plan.ticket).toMatchObject({ stage: 'dispute', status: 'waiting-for-third-party' });
});

test('something new after the final response opens the case again without an appeal', () => {
  const plan = writes('I found the bank statement of that day.', resolved, { attachments: [picture] });
  expect(plan.kinds).toEqual(['reopened']);
  expect(plan.ticket.stage).toBe('complaint');
});

test('the subject of our own letter is no wish of the player', () => {
  const plan = writes('Voici le relevé.', resolved, {
    subject: 'Re: Réexamen de votre dossier',
    attachments: [picture],
  });
  expect(plan.kinds).toEqual(['reopened']);
});

test('whoever asks for a supervisor before a decision gets one, once', () => {
  const plan = writes('I want to speak to your manager about this.', open);
  expect(plan.kinds).toContain('escalated');
  expect(plan.names).toEqual(['escalation']);
  const again = writes('I want to speak to your manager about this.', plan.ticket, { at: '2026-11-25T10:00:00.000Z' });
  expect(again.names).toEqual([]);
});

test('a complaint that is taken back is closed only after a question', () => {
  const plan = writes('Please cancel my complaint, I withdraw my complaint.', open);
  expect(plan.kinds).toEqual(['closing-proposed']);
  expect(plan.names).toEqual(['closing-proposal']);
  const answer = writes('Yes please', sent(plan.ticket, '2026-11-24T10:01:00.000Z'), {
    at: '2026-11-24T11:00:00.000Z',
  });
  expect(answer.names).toEqual(['withdrawn']);
});

test('a case of danger is closed by no word', () => {
  const danger = acknowledgedTicket(
    { ...assessedAs('login'), flags: ['self_exclusion'] },
    ...letter('reply', '2026-11-22T10:00:00.000Z'),
  );
  for (const words of ['I withdraw my complaint.', 'Thank you, the problem is solved!', 'CLOSE']) {
    const plan = writes(words, danger);
    expect(plan.ticket.status, words).toBe('open');
    expect(plan.notices.length, words).toBeGreaterThan(0);
    expect(plan.names, words).not.toContain('closing-proposal');
  }
});

test('danger in a reply is answered with its own letter alone; again it calls people', () => {
  const first = writes('STATUS\n\nI want to end my life.', open);
  expect(first.names).toEqual(['self-harm']);
  const again = writes('I want to end my life.', first.ticket, { at: '2026-11-25T10:00:00.000Z' });
  expect(again.names).toEqual([]);
  expect(again.notices).toMatchObject([{ audience: 'on-call', about: 'safety' }]);
});

for (const [words, expected] of [
  ['STATUS', 'status'],
  ['Historique', 'history'],
  ['وضعیت پرونده', 'status'],
  ['LANGUAGE FRENCH', 'language-changed'],
  ['export', 'data-request'],
  ['حذف اطلاعات', 'data-request'],
  ['HUMAN', 'person-asked'],
  ['بستن پرونده', 'withdrawn'],
  ['APPEAL', 'status'],
] as const) {
  test(`the word ${words} is answered with ${expected}, and without a token by a person`, () => {
    expect(writes(words, open).names).toEqual([expected]);
    const byReference = writes(words, open, { joinedBy: BY_REFERENCE });
    expect(byReference).toMatchObject({ names: [], kinds: [] });
    expect(byReference.notices).toMatchObject([{ audience: 'assignee', about: 'asked-for-person' }]);
  });
}

test('words for the desk above an answer do both', () => {
  const plan = writes('STATUS\n\nThe receipt is attached.', asked, { attachments: [picture] });
  expect(plan.names).toEqual(['status']);
  expect(plan.kinds).toEqual(['player-answered', 'self-served']);
});

test('a number after the question of satisfaction is the rating, once', () => {
  const rated = acknowledgedTicket(
    { ...moves.closed, reason: 'accepted' } as never,
    { kind: 'rating-asked' },
    ...letter('satisfaction', '2026-11-23T10:00:00.000Z'),
  );
  for (const [words, score] of [
    ['4', 4],
    ['۵', 5],
    ['1/5\nyou took three weeks', 1],
  ] as const) {
    const plan = writes(words, rated);
    expect(plan.ticket.life.rating).toBe(score);
    expect(plan.ticket.status).toBe('closed');
    expect(plan.names).toEqual([]);
  }
  expect(writes('7', rated).ticket.life.rating).toBeNull();
});

test('a blocked player is written to by nobody', () => {
  const blocked = acknowledgedTicket({ kind: 'blocked', by: 'sam', reason: 'threats' });
  for (const words of ['Any update?', 'STATUS', 'Thank you, the problem is solved!'])
    expect(writes(words, blocked).names, words).toEqual([]);
});

function sent(ticket: Ticket, at: string): Ticket {
  return ticket.life.unsent.reduce<Ticket>(
    (so, { letter: name, messageId }) =>
      evolve(so, { at, kind: 'letter-sent', letter: name, messageId: messageId ?? '', response: '250' }),
    ticket,
  );
}

function assessedAs(category: string) {
  return {
    kind: 'assessed',
    messageId: null,
    language: 'en',
    category,
    secondary: [],
    confidence: 1,
    subtype: null,
    rule: null,
    scores: {},
    flags: [] as readonly string[],
    hits: [],
    facts: [],
    evidence: { present: [], missing: [] },
  } as const;
}

const lawyer = { kind: 'representative-named', address: 'lawyer@example.test', reference: 'RDR-0000-0000' } as const;
const questioned = acknowledgedTicket(
  lawyer,
  { kind: 'representative-asked', address: 'lawyer@example.test' },
  ...letter('representative-question', '2026-11-23T10:00:00.000Z'),
);

test('a yes by our reply address lets somebody speak for the player, and a no never does', () => {
  const yes = writes('Yes', questioned);
  expect(yes.ticket.participants).toEqual(['amelie@example.test', 'lawyer@example.test']);
  expect(yes.names).toEqual(['representative-noted']);
  expect(yes.notices).toMatchObject([{ audience: 'assignee', about: 'representative' }]);
  expect(writes('Non', questioned).ticket.participants).toEqual(['amelie@example.test']);
});

test('a yes without a token, a yes with more to it or a yes to another letter lets nobody in', () => {
  const without = writes('Yes', questioned, { joinedBy: BY_REFERENCE });
  const more = writes('Yes, I know her, but she is not my lawyer.', questioned);
  const other = writes('Yes', questioned, { answers: ['acknowledgement-2026-11-20T10:00:00.000Z@casino.test'] });
  for (const { ticket } of [without, more, other]) expect(ticket.participants).toEqual(['amelie@example.test']);
});

test('whoever asks for a person and then thanks is told once that a person reads', () => {
  const danger = acknowledgedTicket(
    { ...assessedAs('login'), flags: ['self_exclusion'] },
    { ...moves.decided, at: '2026-11-23T10:00:00.000Z' },
    ...letter('final-response', '2026-11-23T10:00:00.000Z'),
  );
  const first = writes('HUMAN', danger);
  expect(first.names).toEqual(['person-asked']);
  const second = writes('Thank you for your help, the problem is solved.', first.ticket, {
    at: '2026-11-24T12:00:00.000Z',
  });
  expect(second.names).toEqual([]);
  expect(second.notices.length).toBeGreaterThan(0);
});
