/** Asked of every change before anything is loaded: may it take a guard away? */
import type { RuleSet } from './match/ruleset.ts';
import type { Change } from './types.ts';

const TEST_PATH = /test|spec/i;
/** A skipped test takes no line away. */
const SKIPS = /skip|xit\b|xtest\b|\.todo\b|@Disabled|@Ignore|\[Ignore|pending/i;

/** A removed line holds a guard's word, or a file of tests a word that skips. */
export function mayLose(rules: RuleSet, { path, status, hunks }: Change): boolean {
  if (status === 'deleted') return false;
  return hunks.some(({ removed, text }) => (removed !== '' && rules.guards.keywords().has(removed)) || (TEST_PATH.test(path) && SKIPS.test(text)));
}
