import { onDesk } from './on-desk.ts';
import { importSuite } from './suites/import.ts';

onDesk(importSuite);
