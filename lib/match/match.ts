/** One text against all rules: keywords → text rules and code rules → matches that touch the lines in question. */
import type { Source } from '../types.ts';
import { mayRename } from '../text/imports.ts';
import { languageOf } from '../text/languages.ts';
import type { Grammar } from '../text/grammar.ts';
import { usualForm, type UsualText } from '../text/usual.ts';
import { otherHits } from './alias-hits.ts';
import { best, type Match } from './best.ts';
import { matchesAt } from './match-code.ts';
import { textMatches } from './text-rules/match-text.ts';
import type { KeywordHit } from './prefilter.ts';
import { asInTests } from './inline-tests.ts';
import { startsCode, type RuleSet } from './ruleset.ts';
import { purse, STEPS, type Scene } from './scene.ts';
import { lineIndex, nameLines, type LineIndex } from './lines.ts';
import { asWritten } from './made.ts';
import { reachOf } from './reached.ts';
import type { Range } from './windows.ts';

/**
 * The matches of one source, in order of their place. `outOfTime` is asked between places; true stops with a thrown OutOfTime. `narrowed`: asked
 * before code is read, for those of the rules that need it.
 */
export function matchSource(rules: RuleSet, given: Source, outOfTime: () => boolean, narrowed: () => RuleSet = () => rules): Match[] {
  const text = withPlainSpaces(given.text);
  const lines = lineIndex(text);
  const near = given.lines === null ? [{ start: 0, end: text.length }] : reachOf(text, given.lines, lines);
  const grammar = languageOf(given.path, text.slice(0, 300));
  const usual = grammar === null ? null : usualForm(text, grammar, near);
  const read = (source: Source, index: LineIndex, stretches: Range[]): Match[] => {
    const hits = hitsIn(rules, source.text, stretches);
    if (hits.length === 0 && !mayRename(source.text)) return [];
    const scene: Scene = { rules, source, lines: index, grammar, outOfTime, spend: purse(STEPS) };
    const found = [...textMatches(scene, hits), ...codeMatches(scene, hits, stretches, narrowed).map(asWritten(source.text, index, grammar?.family))];
    return best(asInTests(found, source.text, grammar?.name), index).sort((a, b) => a.start - b.start || a.rule.order - b.rule.order);
  };
  if (usual === null) return read({ ...given, text }, lines, near);
  const stretches = near.map(({ start, end }) => ({ start: usual.fromFile(start), end: usual.fromFile(end) }));
  const fileLines = linesOfFile(lines, usual);
  nameLines(usual.text, fileLines);
  return read({ ...given, text: usual.text }, fileLines, stretches).map((match) => inFile(match, usual, text));
}

/** The spaces that JavaScript and C# take for white space and that look like it anywhere, U+00A0 and U+3000, as blanks: one for each byte. */
function withPlainSpaces(text: string): string {
  return text.replaceAll('\xc2\xa0', '  ').replaceAll('\xe3\x80\x80', '   ');
}

/** The lines of the file by the offsets of the text that is read. */
function linesOfFile(file: LineIndex, { toFile, fromFile }: UsualText): LineIndex {
  return {
    lineAt: (offset) => file.lineAt(toFile(offset)),
    startOf: (line) => fromFile(file.startOf(line)),
    endOf: (line) => fromFile(file.endOf(line)),
    count: file.count,
  };
}

/** A match in offsets of the file; without its suggestion where that is about what is written otherwise there. */
function inFile(match: Match, { text, toFile }: UsualText, written: string): Match {
  // what was put in may stand behind the last byte
  const endOf = (end: number): number => Math.min(toFile(end - 1) + 1, written.length);
  const placed = <Span extends { start: number; end: number }>(span: Span): Span => ({ ...span, start: toFile(span.start), end: endOf(span.end) });
  const isWritten = ({ start, end }: Range): boolean => written.slice(toFile(start), endOf(end)) === text.slice(start, end);
  const { used, secret, suggestion, ...found } = match;
  return {
    ...found,
    start: toFile(match.start),
    end: endOf(match.end),
    ...(used !== undefined && { used: endOf(used) }),
    origins: match.origins.map(placed),
    secret: secret === null ? null : placed(secret),
    ...(suggestion?.edits.every(isWritten) && { suggestion: { ...suggestion, edits: suggestion.edits.map(placed) } }),
  };
}

function hitsIn(rules: RuleSet, text: string, near: Range[]): KeywordHit[] {
  return near.flatMap(({ start, end }) => {
    const hits = rules.keywords.find(text.slice(start, end));
    for (const hit of hits) hit.at += start;
    return hits;
  });
}

/** Languages in which nothing of another language stands. */
const PLAIN: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'py', 'java', 'kotlin', 'scala', 'csharp', 'go', 'ruby', 'rust', 'c', 'cpp', 'swift', 'dart', 'shell', 'sql', 'json']);

/**
 * Could a match stand in this stretch of a file? Asked before the whole file is fetched: no token is read, so that a code rule may stand
 * wherever its words do. True when in doubt.
 */
export function mayMatch(rules: RuleSet, path: string, written: string): boolean {
  const plain = withPlainSpaces(written);
  const grammar = languageOf(path, plain.slice(0, 300));
  const text = grammar === null ? plain : usualForm(plain, grammar, [{ start: 0, end: plain.length }])?.text ?? plain;
  const hits = rules.keywords.find(text);
  if (hits.length === 0 && !mayRename(text)) return false;
  if (hits.some((hit) => startsCode(rules, hit, text, onlyLanguage(grammar, text), false))) return true;
  if (grammar !== null && otherHits(rules, text, grammar, [{ start: 0, end: text.length }]).length > 0) return true;
  const source = { path, text, lines: null };
  return textMatches({ rules, source, lines: lineIndex(''), grammar, outOfTime: () => false, spend: purse(STEPS) }, hits).length > 0;
}

/** What all code of such a file is; null when other languages may stand in it, as in the heredocs of a script. */
function onlyLanguage(grammar: Grammar | null, text: string): Grammar | null {
  return grammar !== null && PLAIN.has(grammar.name) && !(grammar.name === 'shell' && text.includes('<<')) ? grammar : null;
}

/** Most texts end here: nothing is read as code, and what would read it need not be loaded. */
function codeMatches(scene: Scene, hits: KeywordHit[], near: Range[], narrowed: () => RuleSet): Match[] {
  const { source, rules, grammar } = scene;
  if (grammar === null) return [];
  const language = onlyLanguage(grammar, source.text);
  const wanted = [...hits.filter((hit) => startsCode(rules, hit, source.text, language)), ...otherHits(rules, source.text, grammar, near)];
  if (wanted.length === 0) return [];
  const narrow = narrowed();
  return narrow === rules ? matchesAt(scene, grammar, language, wanted) : codeMatches({ ...scene, rules: narrow }, hits, near, () => narrow);
}
