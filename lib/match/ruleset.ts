/** Rules as a table: what the build writes into the bundle, and what becomes of it when a rule is first needed. */
import type { Category, Confidence, Rule, Severity, Trait } from '../types.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { prefilter, type Prefilter } from './prefilter.ts';
import type { TextRule } from './text-rules.ts';

/** A rule without its examples, its regexes as text: plain JSON. */
export interface RuleRow {
  id: string;
  aliases: string[];
  category: Category;
  cwe: readonly number[];
  severity: Severity;
  title: string;
  why: string;
  fix: string;
  near: string[];
  patterns: string[];
  regexes: { source: string; flags: string }[];
  langs: string[] | null;
  sink: 'always' | 'ordinary';
  where: Record<string, Trait>;
  hole: string;
  proof: string | null;
  confidence: Confidence;
}

export interface RuleTable { rows: RuleRow[]; words: string[]; /** word → indices of the rows it may start. */ byWord: number[][] }

/** A row ready to match; patterns and regexes compile when first asked for. */
export interface LiveRule { row: RuleRow; order: number; patterns(): Pattern[]; text(): TextRule | null }

export interface RuleSet { rules: LiveRule[]; words: string[]; byWord: number[][]; keywords: Prefilter }

/** The table of the given rules; what `bin` hands to the matcher. */
export function tableOf(rules: Rule[]): RuleTable {
  const rows = rules.map(rowOf);
  const words = [...new Set(rows.flatMap((row) => row.near))];
  const byWord = words.map((word) => rows.flatMap((row, index) => (row.near.includes(word) ? [index] : [])));
  return { rows, words, byWord };
}

function rowOf(rule: Rule): RuleRow {
  const { id, aliases = [], category, cwe, severity, title, why, fix, near, langs = null, sink = 'ordinary', where = {}, hole = 'value', proof = null, confidence = 'likely' } = rule;
  const patterns = rule.find.filter((find): find is string => typeof find === 'string');
  const regexes = rule.find.filter((find): find is RegExp => find instanceof RegExp).map(({ source, flags }) => ({ source, flags }));
  return { id, aliases, category, cwe, severity, title, why, fix, near, patterns, regexes, langs, sink, where, hole, proof, confidence };
}

export function liveRules(table: RuleTable): RuleSet {
  return { rules: table.rows.map(live), words: table.words, byWord: table.byWord, keywords: prefilter(table.words) };
}

function live(row: RuleRow, order: number): LiveRule {
  let patterns: Pattern[] | null = null;
  let text: TextRule | null = null;
  return {
    row,
    order,
    patterns: () => (patterns ??= row.patterns.map((pattern) => compilePattern(pattern, row.near, row.id))),
    text: () => {
      if (row.regexes.length === 0) return null;
      const { id, near, hole, where, proof, confidence } = row;
      return (text ??= { id, near, find: row.regexes.map(({ source, flags }) => new RegExp(source, flags)), hole, where, proof, confidence });
    },
  };
}
