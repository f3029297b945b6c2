#!/usr/bin/env node
/** `redress COMMAND`: makes the checkout ready, then hands over to `src/main.ts` as compiled. */
import { makeReady } from './ready.mjs';

makeReady();
await import('../dist/src/main.js');
