/** The baseline: findings that it did not pass before, more often than before, or for longer. */
import type { FileChange } from './loosened-files.ts';

interface Passed { name: string; count: number; until: string }

/** After every date that a line can name. */
const FOR_EVER = '9999-99-99';
const MOST_NAMED = 3;

/** {"rule":"inner-html","fingerprint":"3f9a1c22b07d","count":2,"reason":"…","until":"2027-01-31"} a line */
export function baselineChange({ before, after }: FileChange): string[] {
  const old = passedBy(before);
  const more = [...passedBy(after)].filter(([key, { count, until }]) => {
    const was = old.get(key);
    return was === undefined || count > was.count || until > was.until;
  });
  if (more.length === 0) return [];
  const names = more.slice(0, MOST_NAMED).map(([, { name }]) => name).join(', ');
  return [`it passes ${more.length === 1 ? '' : `${more.length} findings that it did not: `}${names}${more.length > MOST_NAMED ? ' …' : ''}`];
}

/** Lines for the same finding count together; a line that is no JSON stands for itself, so that none goes unseen. */
function passedBy(text: string): Map<string, Passed> {
  const passed = new Map<string, Passed>();
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const entry = entryOf(line);
    const key = typeof entry.fingerprint === 'string' ? entry.fingerprint : line;
    const known = passed.get(key);
    const count = typeof entry.count === 'number' ? entry.count : 1;
    const until = typeof entry.until === 'string' ? entry.until : FOR_EVER;
    const name = typeof entry.rule === 'string' ? `${entry.rule}#${key}` : key.slice(0, 40);
    passed.set(key, { name, count: count + (known?.count ?? 0), until: known && known.until > until ? known.until : until });
  }
  return passed;
}

function entryOf(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
