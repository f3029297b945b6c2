/**
 * UIDs as sequence sets (RFC 3501 section 9), in pieces that fit into a command line of any server. A range covers
 * only UIDs that were given, for a foreign mail must not be flagged with ours.
 */
export function uidSets(uids: readonly number[], rangesEach = 200): readonly string[] {
  const ranges: [number, number][] = [];
  for (const uid of [...new Set(uids)].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last[1] === uid - 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  const written = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`));
  return Array.from({ length: Math.ceil(written.length / rangesEach) }, (_, piece) =>
    written.slice(piece * rangesEach, (piece + 1) * rangesEach).join(','),
  );
}
