import { defineConfig } from 'vitest/config';

/** Three projects: whole conversations, small tests by room, and tests that need Dovecot and PostgreSQL installed. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'stories', include: ['tests/stories/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'rooms', include: ['tests/rooms/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 30_000 } },
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
