import { type Notice, noticesToHouse } from '../desk/notice.ts';
import { enqueueMails } from '../store/outbox/enqueue.ts';
import { drawFresh, type Engine } from './engine.ts';

/** Tells the person in charge by mail, through the outbox like every other mail. */
export async function tellHouse(engine: Engine, notice: Notice): Promise<void> {
  const { database, blobs, bells, house } = engine;
  const fresh = await drawFresh(engine);
  await enqueueMails(database, blobs, await noticesToHouse(notice, house(), fresh), fresh.now);
  bells.outbound.ring();
}
