import { defineConfig } from 'vitest/config';

/**
 * Three projects: whole conversations, small tests by room, and tests that need Dovecot and PostgreSQL installed. The
 * time limits end what hangs; they are far above what a busy machine needs and say nothing about speed. Files share the
 * modules of their worker: reading the rules takes seconds, and most files need them.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'stories',
          include: ['tests/stories/**/*.test.ts'],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'rooms',
          include: ['tests/rooms/**/*.test.ts'],
          isolate: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['tests/servers/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
