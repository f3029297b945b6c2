import { type Read, sayMistake } from '../rulebook/mistake.ts';
import type { Post } from './posts.ts';

/** Whose mail the files set otherwise by now than this daemon runs by, in words for a person; null: nobody's. */
export function setOtherwise(running: readonly Post[], now: Read<readonly Post[]>): string | null {
  if (now.kind === 'mistaken') {
    const [first] = now.mistakes;
    return `${first ? sayMistake(first) : 'a mistake'}; the daemon would not start again`;
  }
  const [then, fresh] = [mailByBrand(running), mailByBrand(now.value)];
  const brands = [...new Set([...then.keys(), ...fresh.keys()])];
  const changed = brands.filter((brand) => then.get(brand) !== fresh.get(brand));
  if (changed.length === 0) return null;
  return `the mail of ${changed.join(' and ')} is set otherwise now; restart the daemon to use it`;
}

/** Only ever compared: passwords are part of it. */
function mailByBrand(posts: readonly Post[]): ReadonlyMap<string, string> {
  return new Map(
    posts.map(({ brand, support, mailboxes, smtp, copies }) => [
      brand,
      JSON.stringify([support.address, mailboxes, smtp, copies]),
    ]),
  );
}
