import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HealthReport } from '../daemon/health.ts';

/** What the pages show; each is asked anew for every request. */
export interface Views {
  readonly health: () => HealthReport;
  /** Prometheus text exposition format. */
  readonly metrics: () => Promise<string>;
  /** The read-only operations page as HTML. */
  readonly operations: () => Promise<string>;
}

/** Serves `GET /health`, `GET /metrics` and `GET /` until `close`. Port 0 takes a free one; `port` tells which. */
export async function serveWeb(
  listen: { readonly host: string; readonly port: number },
  views: Views,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response, views));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, resolve);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : listen.port,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, views: Views): Promise<void> {
  try {
    const page = await pageFor(request, views);
    response
      .writeHead(page.status, { 'content-type': page.type, ...HEADERS })
      .end(request.method === 'HEAD' ? '' : page.body);
  } catch {
    // What went wrong stands in the log of the part that failed; a web page is no place for it.
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8', ...HEADERS }).end('something failed\n');
  }
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function pageFor(request: IncomingMessage, views: Views): Promise<Page> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'only GET\n');
  switch (request.url?.split('?', 1)[0]) {
    case '/health': {
      const health = views.health();
      return {
        status: health.status === 'well' ? 200 : 503,
        type: 'application/json',
        body: `${JSON.stringify(health)}\n`,
      };
    }
    case '/metrics':
      return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: await views.metrics() };
    case '/':
      return { status: 200, type: 'text/html; charset=utf-8', body: await views.operations() };
    default:
      return text(404, 'there is /, /health and /metrics\n');
  }
}

function text(status: number, body: string): Page {
  return { status, type: 'text/plain; charset=utf-8', body };
}

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;
