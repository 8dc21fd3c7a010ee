/** What differs between two lists whose order counts. */

/** A stretch where they differ: indexes into the old list and into the new one. */
export interface ListHunk { removed: number[]; added: number[] }

/** By the longest common subsequence, so an item that only moved is removed in one place and added in another. Time: product of the lengths. */
export function listHunks(before: readonly string[], after: readonly string[]): ListHunk[] {
  const common = commonLengths(before, after);
  const hunks: ListHunk[] = [];
  let open: ListHunk | null = null;
  for (let old = 0, now = 0; old < before.length || now < after.length; ) {
    if (old < before.length && now < after.length && before[old] === after[now]) {
      open = null;
      old++;
      now++;
      continue;
    }
    if (!open) hunks.push((open = { removed: [], added: [] }));
    if (old < before.length && (now === after.length || common[old + 1][now] >= common[old][now + 1])) open.removed.push(old++);
    else open.added.push(now++);
  }
  return hunks;
}

/** [i][j]: how much the lists have in common from i and j on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let old = before.length - 1; old >= 0; old--) {
    for (let now = after.length - 1; now >= 0; now--) {
      rows[old][now] = before[old] === after[now] ? rows[old + 1][now + 1] + 1 : Math.max(rows[old + 1][now], rows[old][now + 1]);
    }
  }
  return rows;
}
