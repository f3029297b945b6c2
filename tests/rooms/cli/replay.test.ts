import { onDesk } from './on-desk.ts';
import { replaySuite } from './suites/replay.ts';

onDesk(replaySuite);
