import { maskSecrets } from '../../mail/secrets/mask-secrets.ts';

/**
 * A display name as a letter may greet with, or null: it is whatever the sender typed, and a forged sender's letter
 * reaches somebody else's mailbox, so nothing that could carry a message of its own gets through (reliability B4).
 */
export function greetingName(name: string): string | null {
  const line = name.replace(/\s+/gu, ' ').trim();
  const looksLikeName = /^\p{L}[\p{L}\p{M}\u200c '’.-]{0,49}$/u.test(line) && line.split(' ').length <= 4;
  return looksLikeName && !/\.\p{L}{2}/u.test(line) && maskSecrets(line).found.length === 0 ? line : null;
}
