import type { Unreported } from './delivery-report.ts';

/** Message-ID of the mail that a report returns, from the attached head or from the copy in its text; null without. */
export function originalMessageIdOf({ attachments, text, inReplyTo }: Unreported): string | null {
  for (const { declaredType, content } of attachments) {
    if (!/^(?:message\/(?:rfc822|global|partial)|text\/rfc822-headers|message\/rfc822-headers)/.test(declaredType))
      continue;
    const id = idIn(new TextDecoder('utf-8').decode(content.subarray(0, 64_000)));
    if (id !== null) return id;
  }
  return idIn(text.slice(0, 200_000)) ?? inReplyTo[0] ?? null;
}

function idIn(head: string): string | null {
  return /^[ \t>]*Message-I[dD]:\s*<([^<>\s]{1,998})>/im.exec(head)?.[1] ?? null;
}
