/** What a change takes away: removed lines with a guard's word → both sides of the change → findings on the new side. */
import type { Match } from './match/best.ts';
import { findingsOf } from './match/findings.ts';
import { lostGuards } from './match/guards/lost.ts';
import { regroupedRoutes } from './match/guards/regrouped.ts';
import { lostTests } from './match/guards/tests.ts';
import { once, pairOfSides, sideOf, type Pair } from './match/guards/side.ts';
import { guardsOf, type Guards } from './match/guards/uses.ts';
import { weakened } from './match/guards/weakened.ts';
import { mayLose, mayMove, weakens } from './losing.ts';
import type { RuleSet } from './match/ruleset.ts';
import { newSide, oldSide } from './sides.ts';
import type { Change, Finding, Source } from './types.ts';

export interface Taken { findings: Finding[]; sources: Source[] }

/** Which changes are compared: `limit` in bytes a file, `matters` by path. The others are where a guard may have gone to. */
interface Compared { limit: number; matters(path: string): boolean }

/** The guards that every side of the changes lost; a merge has more than one. */
export function guardsTaken(rules: RuleSet, changes: Change[], compared: Compared): Taken {
  const sides = Math.max(...changes.map(({ against }) => against?.length ?? 1));
  const seen = Array.from({ length: sides }, (_, side) => takenFrom(rules, changes.map((change) => change.against?.[side] ?? change), compared));
  const [first, ...others] = seen;
  const everywhere = (one: Finding): boolean => others.every(({ findings }) => findings.some((other) => other.path === one.path && other.fingerprint === one.fingerprint));
  return { findings: first.findings.filter(everywhere), sources: first.sources };
}

function takenFrom(rules: RuleSet, changes: Change[], { limit, matters }: Compared): Taken {
  const small = changes.filter(({ opaque, hunks }) => opaque === null && hunks.reduce((sum, { text, removed }) => sum + text.length + removed.length, 0) <= 2 * limit);
  const readable = small.filter(({ status }) => status !== 'deleted');
  const losing = readable.filter((change) => mayLose(rules, change) && matters(change.path));
  const gone = small.filter((change) => mayMove(rules, change) && matters(change.path)).map(pairOf);
  const others = (names: string[] = []): Pair[] => {
    const knows = (text: string): boolean => rules.guards.keywords().has(text) || names.some((name) => text.includes(name));
    return readable.filter((change) => !losing.includes(change) && change.added.length > 0 && change.hunks.some(({ text, removed }) => knows(text) || names.some((name) => removed.includes(name)))).map(pairOf);
  };
  const pairs = losing.map(pairOf);
  const near = guardsNear(rules, losing);
  const whole = once(() => readable.map((change) => pairs[losing.indexOf(change)] ?? pairOf(change)));
  const guards = lostGuards(pairs, near, others, whole);
  const isSure = guards.flat().some(({ confidence }) => confidence !== 'possible');
  const tests = lostTests(pairs, near, { others: () => [...others(), ...gone], always: isSure });
  // what is lost by its own name is not told once more by what it reaches
  const bare = isSure ? [] : regroupedRoutes([...pairs, ...gone], routeGuards(rules), others);
  const weak = weakened(pairs, near, whole);
  const all = [...pairs.map((pair, index) => ({ pair, matches: [...guards[index], ...weak[index].filter((one) => !guards[index].some((other) => other.rule === one.rule && isOneLine(pair, one, other))), ...tests[index]] })), ...bare.filter(({ pair }) => matters(pair.after.path))];
  const lost = all.filter(({ matches }) => matches.length > 0).map(({ pair: { after: { path, text, changed } }, matches }) => ({ source: { path, text, lines: changed }, matches }));
  return { findings: lost.flatMap(({ source, matches }) => findingsOf(source, matches)), sources: lost.map(({ source }) => source) };
}

/** The rules that a word of the removed lines leads to, and those about what is only added: skipped tests, exceptions. */
function guardsNear(rules: RuleSet, changes: Change[]): Guards {
  const keywords = rules.guards.keywords();
  const words = new Set(changes.flatMap(({ hunks }) => hunks.flatMap(({ removed }) => keywords.find(removed).map(({ word }) => rules.guards.words.text(word)))));
  const isWeakened = changes.some(weakens);
  return guardsOf(rules.guards.rows.map((index) => rules.rule(index)).filter(({ row }) => row.guard?.skippedTest !== undefined || (isWeakened && (row.guard?.verified ?? row.guard?.exempt) !== undefined) || row.near.some((word) => words.has(word))));
}

/** The rules about who may use a route. */
function routeGuards(rules: RuleSet): Guards {
  return guardsOf(rules.guards.rows.map((index) => rules.rule(index)).filter(({ row: { cwe, guard } }) => cwe.includes(862) && guard?.argument !== undefined));
}

function pairOf(change: Change): Pair {
  const { kept, old } = oldSide(change);
  return pairOfSides(sideOf(change.oldPath ?? change.path, old, change.removed), sideOf(change.path, newSide(change), change.added), kept);
}

function isOneLine({ after: { lines } }: Pair, one: Match, other: Match): boolean {
  return lines.lineAt(one.start) === lines.lineAt(other.start);
}
