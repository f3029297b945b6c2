import { corpusMails, isMachineMail } from './corpus-mails.ts';
import { runCorpus } from './run.ts';

/** `npm run corpus`: every mail of the collection through the whole intake; exit 0 when none is lost or wrongly answered. */
const mails = corpusMails();
const { settled, lost, retried, poison, seconds } = await runCorpus(mails);
console.log(`${mails.length} mails in ${Math.round(seconds)} s`);
const outcomes = [...new Set(settled.map(({ outcome }) => outcome))].sort();
for (const outcome of outcomes) {
  const these = settled.filter((mail) => mail.outcome === outcome);
  const answered = these.filter(({ answers }) => answers.length > 0).length;
  console.log(`${String(these.length).padStart(6)} ${outcome}${answered > 0 ? `, ${answered} of them answered` : ''}`);
}
console.log(`${String(lost.length).padStart(6)} lost`);
for (const name of lost) console.log(`       ${name}`);
console.log(`${String(retried.length).padStart(6)} tried again`);
for (const row of retried) console.log(`       ${row}`);
const machines = settled.filter(({ name, answers }) => isMachineMail(name) && answers.length > 0);
console.log(`${String(machines.length).padStart(6)} bounces and automatic mails of sisimai answered`);
for (const { name, reason } of machines) console.log(`       ${name}: ${reason}`);
console.log(`the poison cost ${poison.cost} ms, the next mail ${poison.next} ms`);
process.exitCode = lost.length + retried.length + machines.length > 0 || poison.next > 1_000 ? 1 : 0;
