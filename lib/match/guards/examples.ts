/** The examples of rules about what a change takes away: diffs without headers. Used where rules are tested only. */
import type { LineRange } from '../../types.ts';
import { pairOfSides, sideOf, type Pair } from './side.ts';

/**
 *    app.use(session());
 *   -app.use(csurf());
 *   +app.use(compression());
 */
export function pairOfExample(path: string, diff: string): Pair {
  const lines = diff.split('\n').map((line) => ({ mark: line[0], text: `${line.slice(1)}\n` }));
  const side = (mark: string): { text: string; changed: LineRange[] } => {
    const own = lines.filter((line) => line.mark === mark || line.mark === ' ');
    const changed = own.flatMap((line, index) => (line.mark === mark ? [{ start: index + 1, end: index + 1 }] : []));
    return { text: own.map(({ text }) => text).join(''), changed };
  };
  const kept: { now: number; was: number }[] = [];
  let [now, was] = [0, 0];
  for (const { mark } of lines) {
    if (mark !== '-') now++;
    if (mark !== '+') was++;
    if (mark === ' ') kept.push({ now, was });
  }
  const [before, after] = [side('-'), side('+')];
  return pairOfSides(sideOf(path, before.text, before.changed), sideOf(path, after.text, after.changed), kept);
}

/** What stood on the removed lines. */
export function removedIn(diff: string): string {
  return diff.split('\n').filter((line) => line.startsWith('-')).map((line) => `${line.slice(1)}\n`).join('');
}
