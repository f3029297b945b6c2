import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHealth, type Health } from '../../../src/daemon/health.ts';
import { createMetrics } from '../../../src/web/metrics.ts';
import { operationsPage } from '../../../src/web/operations-page.ts';
import { serveWeb } from '../../../src/web/server.ts';

let clock = 0;
let health: Health;
let web: { port: number; close: () => Promise<void> };
const figures = {
  openByPriority: { P1: 2 },
  openByCategory: { payment: 2 },
  inbound: { processed: 9 },
  outbox: { '<b>': 1 },
};

beforeEach(async () => {
  clock = 0;
  health = createHealth(() => clock);
  web = await serveWeb(
    { host: '127.0.0.1', port: 0 },
    {
      health: health.report,
      metrics: createMetrics({ health: health.report, figures: async () => Promise.resolve(figures) }),
      operations: async () => Promise.resolve(operationsPage(health.report(), figures, new Date(0))),
    },
  );
});
afterEach(async () => web.close());

const get = async (path: string, method = 'GET') => fetch(`http://127.0.0.1:${web.port}${path}`, { method });

test('health is 200 while every part speaks in time and 503 with the reasons otherwise', async () => {
  health.well('collect', 1000);
  expect((await get('/health')).status).toBe(200);
  health.ill('dispatch', 'the password was refused');
  clock = 2000;
  const ill = await get('/health');
  expect(ill.status).toBe(503);
  expect(await ill.json()).toMatchObject({
    status: 'ill',
    reasons: ['collect: no sign of life for too long', 'dispatch: the password was refused'],
    parts: { collect: 'ill', dispatch: 'ill' },
  });
  health.well('collect', 1000);
  health.done('dispatch');
  expect((await get('/health')).status).toBe(200);
});

test('metrics tell counts and the state of each part', async () => {
  health.well('collect', 1000);
  const text = await (await get('/metrics')).text();
  expect(text).toContain('redress_tickets_open{priority="P1"} 2');
  expect(text).toContain('redress_part_well{part="collect"} 1');
});

test('the operations page shows names as text, never as markup', async () => {
  const page = await (await get('/')).text();
  expect(page).toContain('&#60;b&#62;');
  expect(page).not.toContain('<b>');
});

test('nothing but reading is possible', async () => {
  expect((await get('/', 'POST')).status).toBe(405);
  expect((await get('/tickets')).status).toBe(404);
});
