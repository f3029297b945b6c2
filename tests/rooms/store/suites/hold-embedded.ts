import { sql } from 'drizzle-orm';
import { openDatabase } from '../../../../src/store/open-database.ts';

/** A process of its own that holds the embedded database until it is killed. */
const opened = await openDatabase({ kind: 'embedded', dataDir: process.argv[2] ?? '' });
if (opened.kind !== 'open') throw new Error(opened.message);
await opened.database.run(async (queries) => {
  await queries.execute(sql`create table kept (id integer)`);
  for (const id of [1, 2, 3]) await queries.execute(sql`insert into kept values (${id})`);
});
console.log('open');
setInterval(() => undefined, 1000);
