/** How long a backtracking engine may take over a regular expression: its automaton is asked whether one text can be matched in many ways. */
import { readPattern, type Automaton } from './regex-automaton.ts';

/** Steps that one expression may take; beyond that it is not judged. */
const BUDGET = 10_000;

/**
 * Whether matching the source (without slashes) against a text that fails in the end may take exponential time. False as well for what is not
 * judged: look-around, back-references within brackets, possessive repeats, and expressions with more than 60 characters to match.
 */
export function backtracks(source: string, ignoreCase: boolean): boolean {
  if (source.length < 3 || source.length > 400) return false;
  const automaton = readPattern(source, ignoreCase);
  return automaton !== null && twoWaysRound(automaton, ringsOf(automaton), { left: BUDGET });
}

/**
 * Position → the number of the ring (strongly connected part) it stands in, 0 when no repeat leads back to it. A ring from which the match may
 * simply end is none: the engine has its match before it tries another way.
 */
function ringsOf({ size, next, last }: Automaton): number[] {
  const reach = Array.from({ length: size }, (_, from) => reached(next, from));
  const rings = new Array<number>(size).fill(0);
  let count = 0;
  for (let at = 0; at < size; at++) {
    if (rings[at] !== 0 || !reach[at].has(at)) continue;
    count++;
    const members = [...reach[at]].filter((other) => reach[other].has(at));
    if (members.some((member) => last.has(member))) continue;
    for (const member of members) rings[member] = count;
  }
  return rings;
}

function reached(next: readonly number[][], from: number): Set<number> {
  const seen = new Set<number>();
  const open = [...next[from]];
  while (open.length > 0) {
    const at = open.pop() as number;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...next[at]);
  }
  return seen;
}

/** Inside a ring one text leads from a position back to it in two ways, as in (a+)+ and (a|ab?)*. */
function twoWaysRound(automaton: Automaton, rings: number[], budget: { left: number }): boolean {
  for (const [from, to] of automaton.doubled) if (rings[from] !== 0 && rings[from] === rings[to]) return true;
  const inRing = (pair: number[]): boolean => pair.every((at) => rings[at] !== 0 && rings[at] === rings[pair[0]]);
  for (let at = 0; at < automaton.size; at++) {
    if (rings[at] === 0) continue;
    const away = walk(automaton, [at, at], inRing, budget);
    for (const pair of away.values()) {
      if (pair[0] === pair[1]) continue;
      if (walk(automaton, pair, inRing, budget).has(`${at},${at}`)) return true;
    }
    if (budget.left <= 0) return false;
  }
  return false;
}

/** What a row of positions reaches when all of them take the same character at each step, the start itself only if it is come back to. */
function walk(automaton: Automaton, start: number[], within: (row: number[]) => boolean, budget: { left: number }): Map<string, number[]> {
  const seen = new Map<string, number[]>();
  const open = [start];
  while (open.length > 0 && budget.left > 0) {
    for (const row of steps(automaton, open.pop() as number[])) {
      budget.left--;
      const key = row.join();
      if (seen.has(key) || !within(row)) continue;
      seen.set(key, row);
      open.push(row);
    }
  }
  return seen;
}

function steps({ next, sets }: Automaton, row: number[]): number[][] {
  let rows: { at: number[]; set: bigint }[] = [{ at: [], set: -1n }];
  for (const from of row) {
    rows = rows.flatMap(({ at, set }) => next[from].flatMap((to) => ((set & sets[to]) === 0n ? [] : [{ at: [...at, to], set: set & sets[to] }])));
  }
  return rows.map(({ at }) => at);
}
