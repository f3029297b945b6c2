import { openParserJail } from './src/transport/jail/parser-jail.ts';
import { readFileSync } from 'node:fs';
const jail = openParserJail({ deadlineMs: 50 });
const poison = Buffer.from('Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n');
const st=()=>readFileSync('/proc/self/status','utf8').match(/VmRSS:\s+(\d+)|VmSize:\s+(\d+)/g)!.join(' ')+' threads '+readFileSync('/proc/self/status','utf8').match(/Threads:\s+(\d+)/)![1];
for (let i=0;i<90;i++){ await jail.read(poison); if(i%15===0) console.log(i, st()); }
console.log('end', st()); await jail.close();
