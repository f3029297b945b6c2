import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { HealthReport } from '../daemon/health.ts';
import type { Figures } from './operations-page.ts';

/** Prometheus metrics: counts by state, never an address, a reference or a word of a mail. */
export function createMetrics(sources: {
  readonly health: () => HealthReport;
  readonly figures: () => Promise<Figures>;
}): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, label: string) =>
    new Gauge({ name, help, labelNames: [label], registers: [registry] });
  const gauges = {
    openByPriority: gauge('redress_tickets_open', 'Open tickets by priority', 'priority'),
    openByCategory: gauge('redress_tickets_open_by_category', 'Open tickets by category', 'category'),
    inbound: gauge('redress_inbound_emails', 'Mail received, by state', 'state'),
    outbox: gauge('redress_outbound_emails', 'Mail to send, by state', 'state'),
  };
  const parts = gauge('redress_part_well', '1 when a part of the daemon is well, else 0', 'part');
  return async () => {
    const figures = await sources.figures();
    for (const key of ['openByPriority', 'openByCategory', 'inbound', 'outbox'] as const) {
      gauges[key].reset();
      for (const [value, count] of Object.entries(figures[key])) gauges[key].set({ [LABELS[key]]: value }, count);
    }
    for (const [part, state] of Object.entries(sources.health().parts)) parts.set({ part }, state === 'well' ? 1 : 0);
    return registry.metrics();
  };
}

const LABELS = { openByPriority: 'priority', openByCategory: 'category', inbound: 'state', outbox: 'state' } as const;
