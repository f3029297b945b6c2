import { type FoundSecret, REMOVED, type SecretKind } from './secret.ts';

/** The last group of a match, which ends it, as a secret of which nothing shows. */
export function lastGroup(kind: SecretKind, match: RegExpExecArray): FoundSecret {
  const value = match[1] ?? '';
  return { kind, at: match.index + match[0].length - value.length, length: value.length, shown: REMOVED };
}
