/** The baseline: findings that it did not pass before, more often than before, or for longer. */
import { readBaseline } from '../verdict/baseline.ts';
import type { FileChange } from './loosened-files.ts';

interface Passed { name: string; count: number; until: string }

/** After every date that a line can name. */
const FOR_EVER = '9999-99-99';
const MOST_NAMED = 3;

/** In a merge, what it passes beyond every one of the sides: the lines of two branches, joined, are no news. */
export function baselineChange(sides: FileChange[]): string[] {
  const grown = sides.map(({ before, after }) => more(before, after));
  const keys = [...grown[0].keys()].filter((key) => grown.every((side) => side.has(key)));
  if (keys.length === 0) return [];
  const names = keys.slice(0, MOST_NAMED).map((key) => grown[0].get(key)!).join(', ');
  return [`it passes ${keys.length === 1 ? '' : `${keys.length} findings that it did not: `}${names}${keys.length > MOST_NAMED ? ' …' : ''}`];
}

/** Key → name of what `after` passes and `before` does not. */
function more(before: string, after: string): Map<string, string> {
  const old = passedBy(before);
  const found = [...passedBy(after)].filter(([key, { count, until }]) => {
    const was = old.get(key);
    return was === undefined || count > was.count || until > was.until;
  });
  return new Map(found.map(([key, { name }]) => [key, name]));
}

/** Lines for the same finding count together; a line that is no entry stands for itself, so that none goes unseen. */
function passedBy(text: string): Map<string, Passed> {
  const { entries, broken } = readBaseline(text);
  const lines = text.split('\n');
  const passed = new Map<string, Passed>(broken.map((number) => [lines[number - 1], { name: lines[number - 1].slice(0, 40), count: 1, until: FOR_EVER }]));
  for (const { rule, fingerprint, count, until } of entries) {
    const known = passed.get(fingerprint);
    const end = until ?? FOR_EVER;
    passed.set(fingerprint, { name: rule === null ? fingerprint : `${rule}#${fingerprint}`, count: count + (known?.count ?? 0), until: known && known.until > end ? known.until : end });
  }
  return passed;
}
