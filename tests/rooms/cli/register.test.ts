import { onDesk } from './on-desk.ts';
import { registerSuite } from './suites/register.ts';

onDesk(registerSuite);
