/** package.json: our words in its scripts, hook lists and dependencies. */
import type { FileChange } from './loosened-files.ts';
import { isToothless, shorten } from './loosened-hooks.ts';

/** Where a package stands does not matter, and neither does its version. */
const DEPENDENCIES = /^(?:dev|optional|peer)?[dD]ependencies$/;
/** What runs at every commit; `prepare` runs at install, where a guard is wise. */
const AT_COMMIT = /^(?:simple-git-hooks|lint-staged|husky|pre-commit|gitHooks)\b/;

/** "simple-git-hooks.pre-commit" → what stands there. */
export function packageChange({ before, after }: FileChange): string[] {
  if (after === '') return ['the file that runs aisec-hooks is gone'];
  const old = wordsIn(before);
  const now = wordsIn(after);
  if (old === null) return [];
  if (now === null) return ['it can no longer be read, and it ran aisec-hooks'];
  return [...old].flatMap(([key, value]) => {
    const is = now.get(key);
    if (is === undefined) return [`${key} no longer names aisec-hooks`];
    const weaker = AT_COMMIT.test(key) && isToothless(is) && !isToothless(value);
    return weaker ? [`${key}, "${shorten(is)}", lets a commit go on whatever it finds`] : [];
  });
}

/** Every text that speaks of us, by its keys; null for what is no JSON. */
function wordsIn(text: string): Map<string, string> | null {
  const words = new Map<string, string>();
  const visit = (value: unknown, keys: string[]): void => {
    if (typeof value === 'string') {
      if (/aisec/.test(value) && !DEPENDENCIES.test(keys[0])) words.set(keys.join('.'), value);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (keys.length === 1 && DEPENDENCIES.test(keys[0]) && key === 'aisec-hooks') words.set('dependencies', key);
      // whose own name it is does not matter, and lists are known by what they hold
      else if (keys.length > 0 || key !== 'name') visit(inner, Array.isArray(value) ? keys : [...keys, key]);
    }
  };
  try {
    visit(JSON.parse(text.replace(/^\u00EF\u00BB\u00BF/, '')), []);
    return words;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}
