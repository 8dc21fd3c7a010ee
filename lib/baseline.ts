/** The lines that a change adds to the baseline, as reasons for its own findings. */
import type { Change, Override } from './types.ts';
import { addedEntries, baselineOverrides, readBaseline } from './verdict/baseline.ts';

/** `paths`: where the policies say that the baseline stands. */
export function baselineOverridesOf(changes: Change[], paths: readonly string[]): Override[] {
  return changes.filter(({ path }) => paths.includes(path)).flatMap((change) => {
    const removed = readBaseline(change.hunks.map((hunk) => hunk.removed).join('')).entries;
    return baselineOverrides(addedEntries(removed, readBaseline(addedText(change)).entries));
  });
}

function addedText({ hunks, added }: Change): string {
  return hunks.flatMap(({ text, newStart }) => text.split('\n').filter((_, index) => added.some(({ start, end }) => start <= newStart + index && newStart + index <= end))).join('\n');
}
