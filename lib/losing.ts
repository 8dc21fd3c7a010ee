/** Asked of every change before anything is loaded: may it take a guard away? */
import type { RuleSet } from './match/ruleset.ts';
import type { Change } from './types.ts';

const TEST_PATH = /test|spec/i;
/** A skipped test takes no line away. */
const SKIPS = /skip|xit\b|xtest\b|\.todo\b|@Disabled|@Ignore|\[Ignore|pending/i;

/** Routes behind one guard; not what an expression has found, `m.group(1)`. */
const GROUPS = /\bgroup\s{0,4}[({](?!\s{0,4}(?:\d{0,2}|["']\w{1,40}["'])\s{0,4}\)(?!\s{0,4}\{))|\b(?:Group|MapGroup|authenticated?|route_layer|layer)\s{0,4}[({]/;

/** A removed line holds a guard's word, a file of tests a word that skips, or what is changed groups routes that a guard may stand before. */
export function mayLose(rules: RuleSet, change: Change): boolean {
  return change.status !== 'deleted' && (takesWord(rules, change) || (TEST_PATH.test(change.path) && change.hunks.some(({ text }) => SKIPS.test(text))) || regroups(rules, change));
}

function regroups(rules: RuleSet, { hunks }: Change): boolean {
  return hunks.some(({ removed, text }) => removed !== '' && (GROUPS.test(removed) || GROUPS.test(text)) && rules.guards.keywords().has(text));
}

/** A file with a guard's word goes: what stood behind it may stand bare in another. */
export function mayMove(rules: RuleSet, change: Change): boolean {
  return change.status === 'deleted' && takesWord(rules, change);
}

function takesWord(rules: RuleSet, { hunks }: Change): boolean {
  return hunks.some(({ removed }) => removed !== '' && rules.guards.keywords().has(removed));
}
