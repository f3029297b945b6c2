import { onDesk } from './on-desk.ts';
import { caseFileSuite } from './suites/case-file.ts';

onDesk(caseFileSuite);
