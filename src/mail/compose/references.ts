/** RFC 5322 section 3.6.4, without angle brackets, and nothing in it that could end the header or start another id. */
export function isMessageId(id: string): boolean {
  return id.length <= 512 && /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(id);
}

/**
 * The ancestors as they may stand in References: lawful ones only, the first (which names the thread) and as many of
 * the last as fit, since relays refuse longer headers.
 */
export function cappedReferences(references: readonly string[]): readonly string[] {
  const [first, ...rest] = references.filter(isMessageId);
  if (first === undefined) return [];
  const last: string[] = [];
  let room = longest - length(first);
  for (const id of rest.reverse()) {
    room -= length(id);
    if (room < 0) break;
    last.unshift(id);
  }
  return [first, ...last];
}

/** Brackets and the space between count too. */
function length(id: string): number {
  return id.length + 3;
}

const longest = 3500;
