import { playShare, type Share } from './share.ts';

/** Plays the shares that it is handed, one after the other, and ends when nobody listens any more. */
process.on('message', (share: Share) => {
  process.send?.(playShare(share));
});
