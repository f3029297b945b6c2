/**
 * Loaded beside the program (`node --import`): its wall clock goes wrong by the milliseconds that the file CLOCK_FILE
 * holds at the moment, as when somebody sets the machine's. Clocks that only measure are left alone.
 */
import { readFileSync } from 'node:fs';

const RealDate = Date;
let offset = 0;
const look = () => {
  offset = Number(readFileSync(process.env.CLOCK_FILE, 'utf8')) || 0;
};
look();
setInterval(look, 50).unref();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }

  static now() {
    return RealDate.now() + offset;
  }
};
