/** How long a backtracking engine may take over a regular expression: its automaton is asked whether one text can be matched in many ways. */
import { readPattern, type Automaton } from './regex-automaton.ts';

/** Steps that one expression may take; beyond that it is not judged. */
const BUDGET = 20_000;

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
function twoWaysRound({ size, next, sets, doubled }: Automaton, rings: number[], budget: { left: number }): boolean {
  if (doubled.some(([from, to]) => rings[from] !== 0 && rings[from] === rings[to])) return true;
  const within = next.map((others, from) => (rings[from] === 0 ? [] : others.filter((to) => rings[to] === rings[from])));
  const before = next.map((): number[] => []);
  for (const [from, others] of within.entries()) for (const to of others) before[to].push(from);
  const meet = (one: number, other: number): boolean => one === other || (sets[one] & sets[other]) !== 0n;
  const ahead = (one: number, other: number): number[] => within[one].flatMap((a) => within[other].filter((b) => meet(a, b)).map((b) => a * size + b));
  const behind = (one: number, other: number): number[] => (meet(one, other) ? before[one].flatMap((a) => before[other].map((b) => a * size + b)) : []);
  for (let at = 0; at < size; at++) {
    if (rings[at] === 0) continue;
    const away = pairsFrom(at, size, ahead, budget);
    if ([...away].every((pair) => pair % (size + 1) === 0)) continue;
    const back = pairsFrom(at, size, behind, budget);
    for (const pair of away) if (pair % (size + 1) !== 0 && back.has(pair)) return true;
    if (budget.left <= 0) return false;
  }
  return false;
}

/** The pairs of positions (one * size + other) that two walks reach which start together at `at` and take the same character at each step. */
function pairsFrom(at: number, size: number, step: (one: number, other: number) => number[], budget: { left: number }): Set<number> {
  const seen = new Set([at * size + at]);
  for (const pair of seen) {
    for (const to of step(Math.floor(pair / size), pair % size)) {
      if (budget.left-- <= 0) return seen;
      seen.add(to);
    }
  }
  return seen;
}
