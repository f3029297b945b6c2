import { maskSecrets } from '../../mail/secrets/mask-secrets.ts';

/** A header as a reason quotes it: lists and tickets show reasons, so its secrets are masked before it is cut. */
export function quotedField(name: string, value: string): string {
  return `${name}: ${maskSecrets(value.trim().slice(0, 500)).text.slice(0, 60)}`;
}
