/** Judges text rules: a RegExp around one keyword, traits of its holes, and the proof of the value. */
import type { Category, Confidence, Rule, Trait } from '../../types.ts';
import { givenBy } from './given.ts';
import { looksLikePlaceholder } from './placeholder.ts';
import { prove } from '../proofs/index.ts';
import { holds } from './text-traits.ts';

/** Offsets are byte offsets into the whole text, half-open. */
export interface TextHit {
  /** The whole evidence. */
  start: number;
  end: number;
  /** The hole that carries the credential. */
  value: { start: number; end: number };
  confidence: Confidence;
  /** What was seen, as part of a sentence: "the checksum holds", "reads like a placeholder"; '' when there is nothing to say. */
  message: string;
}

/** What a search finds: where, what, its named groups and, if it can tell, where those stand. */
export type Found = Pick<RegExpExecArray, 0 | 'index' | 'groups' | 'indices'>;

/** Looks for one expression of a rule: a RegExp, or an engine that counts its steps. */
export interface TextSearch {
  /** Bytes from the keyword on that it may look at. */
  ahead: number;
  /** All it finds in a window whose keyword stands at byte `keyword`; `spend` hears of steps before they are taken, and may throw. */
  matches(window: string, keyword: number, spend: (steps: number) => void): Iterable<Found>;
}

export interface TextRule {
  id: string;
  category: Category;
  near: string[];
  find: TextSearch[];
  hole: string;
  where: Record<string, Trait>;
  proof: string | null;
  confidence: Confidence;
  /** See Rule. */
  given: readonly string[];
}

/** Where the text stands; `grammar` is the language's name when it is known. `spend`: see TextSearch. */
export interface TextContext { path: string; grammar: string | null; spend?: (steps: number) => void }

/** Bytes before the keyword that a rule may look at, and after it: a sticky rule starts at the keyword and may take a whole PEM block. */
export const BEHIND = 200;
export const AHEAD = 400;
const AHEAD_STICKY = 16_384;

/** Bytes from a keyword on that expressions with these flags may look at; 0 when there are none. */
export function aheadOf(flags: string[]): number {
  if (flags.length === 0) return 0;
  return flags.some((one) => one.includes('y')) ? AHEAD_STICKY : AHEAD;
}

/** The part of a rule that the search for text needs, defaults filled in. */
export function textRule(rule: Rule): TextRule {
  const find = rule.find.filter((pattern) => pattern instanceof RegExp).map(regExpSearch);
  const { id, category, near, hole = 'value', where = {}, proof = null, confidence = 'likely', given = [] } = rule;
  return { id, category, near, find, hole, where, proof, confidence, given };
}

/**
 * All hits of one rule around one keyword occurrence at byte `at`. A sticky RegExp (flag y) is tried exactly at the keyword, any other
 * on the 200 bytes before it and the 400 after it. A match that the window's edge may have cut does not count. The hole is the last
 * occurrence of its text in the match; where it begins before the keyword, in a lookbehind, the flag d says where.
 */
export function textHits(rule: TextRule, text: string, at: number, context: TextContext): TextHit[] {
  if (rule.where.path && !pathHolds(rule.where.path, context.path)) return [];
  const hits: TextHit[] = [];
  const from = Math.max(0, at - BEHIND);
  const { spend = () => undefined } = context;
  const by = rule.given.length > 0 ? givenBy(text, at) : '';
  for (let index = 0; index < rule.find.length; index++) {
    const find = rule.find[index];
    if (rule.given[index] !== undefined && (by === '' || !rule.given[index].includes(by))) continue;
    const window = text.slice(from, at + find.ahead);
    const whole = { start: from === 0, end: from + window.length === text.length };
    for (const match of find.matches(window, at - from, spend)) {
      if (!whole.end && match.index + match[0].length === window.length) continue;
      if (!whole.start && match.index === 0) continue;
      const hit = judge(rule, match, { ...context, text, from });
      if (hit) hits.push(moved(hit, from));
    }
  }
  return hits;
}

/** Does a file of this path count? Asked of the hole `path`. */
export function pathHolds(trait: Trait, path: string): boolean {
  return holds(trait, { value: path, groups: {}, path });
}

/** JavaScript's own engine: for expressions of ours, which are known to be linear. */
export function regExpSearch(find: RegExp): TextSearch {
  if (find.sticky) return { ahead: AHEAD_STICKY, matches: (window, keyword) => stickyMatch(find, window, keyword) };
  const global = find.global ? find : new RegExp(find.source, `${find.flags}g`);
  return { ahead: AHEAD, matches: (window) => allMatches(global, window) };
}

/** As matchAll finds them, which copies the expression for each window. */
function allMatches(find: RegExp, window: string): Found[] {
  const found: Found[] = [];
  find.lastIndex = 0;
  for (let match = find.exec(window); match !== null; match = find.exec(window)) {
    found.push(match);
    if (match[0] === '') find.lastIndex++;
  }
  return found;
}

function stickyMatch(find: RegExp, window: string, keyword: number): Found[] {
  find.lastIndex = keyword;
  const match = find.exec(window);
  return match ? [match] : [];
}

function judge(rule: TextRule, match: Found, context: TextContext & { text: string; from: number }): TextHit | null {
  const groups = match.groups ?? {};
  const value = groups[rule.hole] ?? match[0].trimStart();
  const start = match.indices?.groups?.[rule.hole]?.[0] ?? match.index + match[0].lastIndexOf(value);
  for (const [name, trait] of Object.entries(rule.where)) {
    if (name !== 'path' && !holds(trait, { value: groups[name] ?? '', groups, path: context.path, text: context.text, at: context.from + start })) return null;
  }
  const end = start + value.length;
  const place = { start: Math.min(start, match.index), end: Math.max(end, match.index + match[0].length), value: { start, end } };
  return { ...place, ...weigh(rule, value) };
}

/** Proved is certain, disproved or (a secret) placeholder-like is possible, all else is as sure as the rule says. */
function weigh(rule: TextRule, value: string): { confidence: Confidence; message: string } {
  const { proof, saw } = rule.proof ? prove(rule.proof, value) : { proof: 'unknown', saw: '' };
  if (proof === 'proved') return { confidence: 'certain', message: saw };
  if (proof === 'disproved') return { confidence: 'possible', message: saw };
  if (rule.category === 'secret' && looksLikePlaceholder(value)) return { confidence: 'possible', message: 'reads like a placeholder' };
  return { confidence: rule.confidence, message: saw };
}

function moved(hit: TextHit, by: number): TextHit {
  const value = { start: hit.value.start + by, end: hit.value.end + by };
  return { ...hit, start: hit.start + by, end: hit.end + by, value };
}
