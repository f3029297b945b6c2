import type { HealthReport } from '../daemon/health.ts';

/** Figures of the moment for the person on duty; no personal data. */
export interface Figures {
  readonly openByPriority: Readonly<Record<string, number>>;
  readonly openByCategory: Readonly<Record<string, number>>;
  readonly inbound: Readonly<Record<string, number>>;
  readonly outbox: Readonly<Record<string, number>>;
}

/** The page as HTML: reads well without script, style sheet or image from elsewhere. */
export function operationsPage(health: HealthReport, figures: Figures, now: Date): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="30"><title>Redress</title><style>${STYLE}</style></head><body>
<h1>Redress</h1>
<p class="${health.status}">${health.status === 'well' ? 'Everything works.' : health.reasons.map(escaped).join('<br>')}</p>
${table('Open tickets by priority', figures.openByPriority)}
${table('Open tickets by category', figures.openByCategory)}
${table('Mail received, by state', figures.inbound)}
${table('Mail to send, by state', figures.outbox)}
<footer>${escaped(now.toISOString())}</footer>
</body></html>
`;
}

function table(title: string, counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts)
    .map(([name, count]) => `<tr><th scope="row">${escaped(name)}</th><td>${count}</td></tr>`)
    .join('');
  return `<table><caption>${escaped(title)}</caption>${rows || '<tr><td>none</td></tr>'}</table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:1.5rem 0;min-width:18rem}caption{text-align:left;font-weight:600}
th{text-align:left;font-weight:400;padding-right:2rem}td{text-align:right}.ill{color:#c00;font-weight:600}footer{opacity:.6}`;
