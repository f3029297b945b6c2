/** The row of rooms (docs/architecture.md): a file imports from its own room and from rooms before it, never from one behind. */
const row = ['mail', 'rulebook', 'triage', 'ticket', 'letters', 'desk', 'store', 'transport', 'daemon', 'web', 'cli'];
const quiet = ['mail', 'rulebook', 'triage', 'ticket', 'letters', 'desk'];

/** Each third-party library is known by the places named here and by no other. */
const owners = {
  mailparser: '^src/mail/parse/',
  'postal-mime': '^src/mail/parse/',
  'html-to-text': '^src/mail/',
  'file-type': '^src/mail/',
  mailauth: '^src/(mail|transport)/',
  nodemailer: '^(src/(mail/compose|transport)|sandbox)',
  imapflow: '^(src/transport|src/cli/doctor|sandbox)',
  'smtp-server': '^sandbox/',
  'hoodiecrow-imap': '^sandbox/',
  eld: '^src/triage/language/',
  handlebars: '^src/letters/',
  juice: '^src/letters/',
  'date-holidays': '^src/rulebook/',
  'temporal-polyfill': '^src/(rulebook|ticket|triage|letters)/',
  yaml: '^src/(rulebook|letters)/',
  'js-yaml': '^src/rulebook/',
  zod: '^src/(rulebook|daemon)/',
  commander: '^src/(cli|main)',
  postgres: '^src/store/',
  'drizzle-orm': '^src/store/',
  '@electric-sql/pglite': '^src/store/',
  'prom-client': '^src/web/',
  pino: '^src/daemon/',
};

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...row.map((room, index) => ({
      name: `row-of-rooms-${room}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: [...row.slice(index + 1).map((later) => `^src/${later}/`), '^src/main', '^sandbox/'] },
    })),
    {
      name: 'quiet-rooms',
      comment: 'no disk, network, database, clock or randomness: now, ids and secrets are parameters',
      severity: 'error',
      from: { path: `^src/(${quiet.join('|')})/` },
      to: {
        path: '^(node:)?(fs|fs/promises|net|tls|http|https|http2|dns|dns/promises|dgram|child_process|cluster|worker_threads|timers|timers/promises|process|os)$',
      },
    },
    ...Object.entries(owners).map(([library, owner]) => ({
      name: `one-owner-${library.replace(/[^a-z-]/g, '')}`,
      severity: 'error',
      from: { path: '^(src|sandbox)/', pathNot: owner },
      to: { path: `^node_modules/${library}/` },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
