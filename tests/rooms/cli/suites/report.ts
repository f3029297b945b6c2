import { beforeAll, expect, test } from 'vitest';
import { at, type DeskOnDisk } from '../desk-on-disk.ts';
import { complaint, dayAfter, DECISION, letter } from '../life-world.ts';
import { objectsOf } from '../terminal.ts';

let desk: DeskOnDisk;

async function figure(group: string, name: string): Promise<unknown> {
  const rows = objectsOf(await desk.type('report', '--from', '2026-11-01', '--until', '2026-12-01', '--json'));
  const row = rows.find((one) => one['group'] === group && one['figure'] === name);
  return row && [row['value'], row['of']];
}

export function reportSuite(given: () => DeskOnDisk): void {
  beforeAll(() => {
    desk = given();
  });

  test('complaints are counted by what they are about, those of other months are not', async () => {
    await complaint(desk, 1);
    await complaint(desk, 2, { flags: ['legal'] });
    await complaint(desk, 3, { category: 'kyc' });
    expect(await figure('received', 'complaints')).toEqual([3, 3]);
    expect(await figure('by category', 'payment')).toEqual([2, 3]);
    expect(await figure('by regulatory type', 'withdrawal')).toEqual([2, 3]);
    expect(await figure('by regulatory type', 'verification')).toEqual([1, 3]);
    expect(await figure('by flag', 'legal')).toEqual([1, 3]);
    expect(await figure('pending now', 'kyc')).toEqual([1, 3]);
    const december = objectsOf(await desk.type('report', '--from', '2026-12-01', '--until', '2027-01-01', '--json'));
    expect(december).toContainEqual({ group: 'received', figure: 'complaints', value: 0, unit: 'count', of: 0 });
  });

  test('an acknowledgement is no first response, and a pause is taken from the time to the decision', async () => {
    await complaint(desk, 1, {
      after: [
        ...letter('acknowledgement', dayAfter(0)),
        at(dayAfter(1), {
          kind: 'player-asked',
          by: 'nora',
          items: ['x'],
          answerBy: dayAfter(8),
          closeAt: dayAfter(14),
        }),
        at(dayAfter(3), { kind: 'player-answered', deadlines: { decision: dayAfter(5) } }),
        at(dayAfter(6), { kind: 'decided', by: 'nora', decision: DECISION }),
        ...letter('final-response', dayAfter(6)),
      ],
    });
    await complaint(desk, 2);
    expect(await figure('times', 'acknowledgement, median')).toEqual([0, 1]);
    expect(await figure('times', 'first response by a person, median')).toEqual([6 * 24, 1]);
    expect(await figure('times', 'decision, median')).toEqual([6 * 24, 1]);
    expect(await figure('times', 'decision without pauses, median')).toEqual([4 * 24, 1]);
    expect(await figure('in time', 'acknowledgement')).toEqual([0.5, 2]);
    expect(await figure('in time', 'decision')).toEqual([0, 2]);
    expect(await figure('effort', 'requests answered within 7 days')).toEqual([1, 1]);
    expect(await figure('effort', 'decided without asking for more')).toEqual([0, 1]);
  });

  test('outcomes are those that hold, a review that changed one is told, and silence is told apart', async () => {
    await complaint(desk, 1, {
      after: [
        at(dayAfter(1), { kind: 'decided', by: 'nora', decision: { ...DECISION, outcome: 'rejected' } }),
        at(dayAfter(2), { kind: 'appealed', by: 'player', why: 'no', deadlines: {} }),
        at(dayAfter(3), { kind: 'decided', by: 'sam', decision: DECISION }),
      ],
    });
    await complaint(desk, 2, {
      after: [at(dayAfter(20), { kind: 'closed', by: 'desk', reason: 'inactive', reopenUntil: dayAfter(50) })],
    });
    expect(await figure('outcome', 'upheld')).toEqual([1, 1]);
    expect(await figure('outcome', 'rejected')).toBeUndefined();
    expect(await figure('appeals', 'appealed')).toEqual([1, 1]);
    expect(await figure('appeals', 'changed by the review')).toEqual([1, 1]);
    expect(await figure('closed', 'inactive')).toEqual([1, 1]);
  });

  test('a period without complaints gives no shares rather than wrong ones', async () => {
    expect(await figure('in time', 'decision')).toEqual([null, 0]);
    const { out, exit } = await desk.type('report');
    expect(exit).toBe(0);
    expect(out[0]).toBe('complaints received from 2026-10-22 until 2026-11-21');
  });
}
