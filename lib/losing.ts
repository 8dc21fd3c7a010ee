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
  return change.status !== 'deleted' && (takesWord(rules, change) || (TEST_PATH.test(change.path) && change.hunks.some(({ text }) => SKIPS.test(text))) || regroups(rules, change) || weakens(change));
}

/** What is only added, and may take a guard its effect: a token that is only read, an exception for everything. */
const WEAKENS = /(?:jwt|JWT|jose|[tT]oken)[^\n]{0,60}[dD]ecode|[dD]ecode\w*\([^\n]{0,40}(?:jwt|[tT]oken)|ParseUnverified|ReadJwtToken|verify_signature|["'`]\^?\/?(?:\w{1,12}\/)?(?:\*{1,2}|\.\*)\$?["'`]|^[ \t]*skip_before_action\b/m;
const IS_LISTED = /csrf|except|exempt|ignoring|unless|public|skip|whitelist|allow_?list|jwt|token/i;

/** One of these stands in whatever `WEAKENS` finds: texts without are told apart in a hundredth of the time. */
const WEAK_WORDS = ['ecode', 'ParseUnverified', 'ReadJwtToken', 'verify_signature', '*"', "*'", '*`', '*$', 'skip_before_action'];

export function weakens({ status, hunks, added }: Change): boolean {
  if (status !== 'modified' && status !== 'renamed') return false;
  const isAdded = (line: number): boolean => added.some(({ start, end }) => start <= line && line <= end);
  return hunks.some(({ text, newStart }) => WEAK_WORDS.some((word) => text.includes(word)) && IS_LISTED.test(text) && text.split('\n').some((line, index) => isAdded(newStart + index) && WEAKENS.test(line)));
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
