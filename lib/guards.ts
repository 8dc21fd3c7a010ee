/** What a change takes away: removed lines with a guard's word → both sides of the change → findings on the new side. */
import { findingsOf } from './match/findings.ts';
import { lostGuards } from './match/guards/lost.ts';
import { lostTests } from './match/guards/tests.ts';
import { pairOfSides, sideOf, type Pair } from './match/guards/side.ts';
import { guardsOf, type Guards } from './match/guards/uses.ts';
import { weakened } from './match/guards/weakened.ts';
import { mayLose } from './losing.ts';
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
  const readable = changes.filter(({ opaque, status, hunks }) => opaque === null && status !== 'deleted' && hunks.reduce((sum, { text, removed }) => sum + text.length + removed.length, 0) <= 2 * limit);
  const losing = readable.filter((change) => mayLose(rules, change) && matters(change.path));
  const others = (names: string[] = []): Pair[] => {
    const knows = (text: string): boolean => rules.guards.keywords().has(text) || names.some((name) => text.includes(name));
    return readable.filter((change) => !losing.includes(change) && change.added.length > 0 && change.hunks.some(({ text }) => knows(text))).map(pairOf);
  };
  const pairs = losing.map(pairOf);
  const near = guardsNear(rules, losing);
  const guards = lostGuards(pairs, near, others);
  const tests = lostTests(pairs, near, { others, always: guards.flat().some(({ confidence }) => confidence !== 'possible') });
  const weak = weakened(pairs, near);
  const lost = guards.map((found, index) => [...found, ...weak[index], ...tests[index]]);
  const sources = pairs.map(({ after: { path, text, changed } }) => ({ path, text, lines: changed }));
  const findings = sources.flatMap((source, index) => findingsOf(source, lost[index]));
  return { findings, sources: sources.filter((_, index) => lost[index].length > 0) };
}

/** The rules that a word of the removed lines leads to, and those about skipped tests, which remove none. */
function guardsNear(rules: RuleSet, changes: Change[]): Guards {
  const keywords = rules.guards.keywords();
  const words = new Set(changes.flatMap(({ hunks }) => hunks.flatMap(({ removed }) => keywords.find(removed).map(({ word }) => rules.guards.words.text(word)))));
  return guardsOf(rules.guards.rows.map((index) => rules.rule(index)).filter(({ row }) => row.guard?.skippedTest !== undefined || row.near.some((word) => words.has(word))));
}

function pairOf(change: Change): Pair {
  const { kept, old } = oldSide(change);
  return pairOfSides(sideOf(change.oldPath ?? change.path, old, change.removed), sideOf(change.path, newSide(change), change.added), kept);
}
