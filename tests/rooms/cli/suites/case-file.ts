import { createHash, randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { TicketEvent } from '../../../../src/ticket/event.ts';
import { DECISION } from '../life-world.ts';
import { at, type DeskOnDisk, NOON } from '../desk-on-disk.ts';
import { AMELIE, assessed, message, opened, rawMail, reference } from '../tickets-world.ts';

let desk: DeskOnDisk;

const REFERENCE = reference(1);
const RECEIPT = 'the bytes of a receipt';
const NORA = 'nora@staff.example';

/** Received on the 10th, acknowledged, asked and answered, decided on the 20th: two days after the promised 18th. */
async function amelieComplains(text = 'Where is my withdrawal of 450 €? <script>alert(1)</script>'): Promise<void> {
  const sha256 = await desk.putBlob(RECEIPT);
  const receipt = {
    name: '../receipt?.pdf',
    type: 'application/pdf',
    size: RECEIPT.length,
    sha256,
    verdict: 'safe' as const,
  };
  const letter = (kind: string, moment: string, to: string = AMELIE.address): TicketEvent =>
    at(moment, {
      kind: 'letter-planned',
      letter: kind,
      message: message({
        direction: 'out',
        kind,
        to,
        at: moment,
        from: 'support@casino.example',
        messageId: `${kind}@casino.example`,
        subject: `About ${REFERENCE}`,
        text: `${kind} in words`,
      }),
    });
  const sent = (kind: string, moment: string): TicketEvent =>
    at(moment, { kind: 'letter-sent', letter: kind, messageId: `${kind}@casino.example`, response: '250 ok' });
  await desk.receive(rawMail('first@example.test', text), [
    at(NOON, opened(randomUUID(), REFERENCE)),
    at(NOON, { kind: 'message-received', message: message({ text, attachments: [receipt] }) }),
    at(
      NOON,
      assessed({ facts: [{ kind: 'amount', value: '450 EUR', raw: '450 €', where: 'body', at: 3, role: null }] }),
    ),
    letter('acknowledgement', NOON),
    letter('agent-notice', NOON, NORA),
    sent('acknowledgement', '2026-11-10T12:01:00.000Z'),
    at('2026-11-10T13:00:00.000Z', { kind: 'assigned', by: 'desk', to: 'nora' }),
    at('2026-11-11T09:00:00.000Z', {
      kind: 'agent-wrote',
      by: 'nora',
      use: 'note',
      commands: ['#note'],
      message: message({ from: NORA, text: 'she is known to us', messageId: 'note@staff.example' }),
    }),
    at('2026-11-12T09:00:00.000Z', {
      kind: 'player-asked',
      by: 'nora',
      items: ['payment.proof'],
      answerBy: '2026-11-19T09:00:00.000Z',
      closeAt: '2026-11-26T09:00:00.000Z',
    }),
    at('2026-11-14T09:00:00.000Z', { kind: 'player-answered', deadlines: { decision: '2026-11-18T12:00:00.000Z' } }),
    at('2026-11-15T09:00:00.000Z', { kind: 'linked', reference: 'RDR-2222-2222', why: 'another player quoted it' }),
    at('2026-11-20T09:00:00.000Z', { kind: 'decided', by: 'nora', decision: DECISION }),
    letter('final-response', '2026-11-20T09:00:00.000Z'),
    sent('final-response', '2026-11-20T09:01:00.000Z'),
  ]);
}

async function fileOf(): Promise<Readonly<Record<string, unknown>>> {
  const { out, exit } = await desk.type('case-file', REFERENCE, '--json');
  expect(exit).toBe(0);
  return JSON.parse(out.join('\n')) as Readonly<Record<string, unknown>>;
}

export function caseFileSuite(given: () => DeskOnDisk): void {
  beforeAll(() => {
    desk = given();
  });

  test('the file tells which promised dates were kept and which were missed', async () => {
    await amelieComplains();
    expect((await fileOf())['promises']).toEqual([
      { promise: 'acknowledgement', by: '2026-11-11T12:00:00.000Z', keptAt: '2026-11-10T12:01:00.000Z', state: 'kept' },
      {
        promise: 'first response',
        by: '2026-11-12T12:00:00.000Z',
        keptAt: '2026-11-20T09:01:00.000Z',
        state: 'missed',
      },
      { promise: 'decision', by: '2026-11-18T12:00:00.000Z', keptAt: '2026-11-20T09:00:00.000Z', state: 'missed' },
    ]);
    expect((await fileOf())['pauses']).toMatchObject([
      { from: '2026-11-12T09:00:00.000Z', to: '2026-11-14T09:00:00.000Z' },
    ]);
  });

  test('the file holds the mails with the player and the decision, and nothing that is the house’s own', async () => {
    await amelieComplains();
    const text = (await desk.type('case-file', REFERENCE)).out.join('\n');
    for (const told of [
      'Where is my withdrawal',
      'acknowledgement in words',
      'The delay was ours',
      '450 EUR',
      '7.2',
      'asked the player for payment.proof',
    ])
      expect(text).toContain(told);
    for (const own of [NORA, 'she is known to us', 'RDR-2222-2222', 'agent-notice', 'final-response@casino.example'])
      expect(text).not.toContain(own);
  });

  test('what a player writes is text in the page, and the page fetches nothing', async () => {
    await amelieComplains();
    const page = (await desk.type('case-file', REFERENCE, '--html')).out.join('\n');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|src=|href=/);
  });

  test('two files of one state are equal', async () => {
    await amelieComplains();
    const first = await desk.type('case-file', REFERENCE, '--html');
    expect(first.exit).toBe(0);
    expect(await desk.type('case-file', REFERENCE, '--html')).toEqual(first);
  });

  test('a folder holds the page, the files that were sent and the mails when asked, with the hash of each', async () => {
    await amelieComplains();
    const plain = await desk.type('case-file', REFERENCE, '--out', 'plain');
    expect(plain.out[0]).toMatch(/plain: 4 files$/);
    await desk.type('case-file', REFERENCE, '--out', 'whole', '--with-attachments', '--with-mails');
    const sums = await readFile(join(desk.folder, 'whole/SHA256SUMS'), 'utf8');
    const files = sums
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '));
    expect(files.map(([, name]) => name)).toEqual([
      'case-file.html',
      'case-file.txt',
      'case-file.json',
      'exhibits/E1-__receipt_.pdf',
      expect.stringMatching(/^mails\/received-\d+\.eml$/),
    ]);
    for (const [sum = '', name = ''] of files)
      expect(
        createHash('sha256')
          .update(await readFile(join(desk.folder, 'whole', name)))
          .digest('hex'),
      ).toBe(sum);
    expect((await stat(join(desk.folder, 'whole/case-file.html'))).mode & 0o077).toBe(0);
    expect((await desk.type('case-file', REFERENCE, '--out', 'whole')).exit).toBe(1);
  });

  test('attachments without a folder, an unknown reference and a mistyped one are told apart from success', async () => {
    expect((await desk.type('case-file', REFERENCE, '--with-attachments')).exit).toBe(2);
    expect((await desk.type('case-file', REFERENCE)).exit).toBe(1);
    expect((await desk.type('case-file', `${REFERENCE.slice(0, -1)}?`)).exit).toBe(2);
  });
}
