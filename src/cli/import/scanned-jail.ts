import { scanningJail } from '../../daemon/scan-attachments.ts';
import { readScanner } from '../../daemon/settings/scanner.ts';
import type { Mistake } from '../../rulebook/mistake.ts';
import { openClamd } from '../../transport/clamd/clamd.ts';
import { openParserJail, type ParserJail } from '../../transport/jail/parser-jail.ts';
import { environmentFrom } from '../settings.ts';
import type { Shell } from '../shell.ts';

/** The parser jail of an import, which gives mails out with their files looked at as the daemon does. */
export type ScannedJail =
  | {
      readonly kind: 'open';
      readonly jail: ParserJail;
      /** Files that were withheld since the scanner went away, and why it did; null: none. */
      readonly missed: () => { readonly files: number; readonly why: string } | null;
    }
  | { readonly kind: 'mistaken'; readonly mistakes: readonly Mistake[] }
  /** Nobody waits for an answer to old mail, so an import can wait for the scanner instead of withholding all files. */
  | { readonly kind: 'scanner-away'; readonly why: string };

export async function openScannedJail(shell: Shell): Promise<ScannedJail> {
  const env = environmentFrom(shell);
  const address = env.kind === 'mistaken' ? env : readScanner(env.value);
  if (address.kind === 'mistaken') return address;
  const scanner = address.value && openClamd(address.value);
  const first = scanner && (await scanner.scan(Buffer.from('a word before the first mail')));
  if (first?.kind === 'unavailable') return { kind: 'scanner-away', why: first.why };
  let missed: { readonly files: number; readonly why: string } | null = null;
  const news = {
    well: () => undefined,
    ill: (_: string, why: string) => {
      missed = { files: (missed?.files ?? 0) + 1, why };
    },
  };
  return { kind: 'open', jail: scanningJail(openParserJail(), scanner, news), missed: () => missed };
}
