import { defineConfig } from 'drizzle-kit';

/** `npm run migration` writes the next file under `migrations/` from the schema; it needs no database. */
export default defineConfig({ dialect: 'postgresql', schema: './src/store/schema.ts', out: './migrations' });
