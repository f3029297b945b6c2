import { onDesk } from './on-desk.ts';
import { reportSuite } from './suites/report.ts';

onDesk(reportSuite);
