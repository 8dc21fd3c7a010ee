/** Keywords under other names: `run(` where the file says that `run` is `exec`. */
import type { Grammar } from '../text/grammar.ts';
import { readAliases } from '../text/imports.ts';
import type { KeywordHit } from './prefilter.ts';
import { speaksOf, type RuleSet, type RuleStart } from './ruleset.ts';
import type { Range } from './windows.ts';

export interface AliasHit extends KeywordHit { length: number }

/** Bytes behind a name that may belong to a keyword: `system(`. */
const BEHIND = 24;
const MAX_ALIAS_USES = 200;

/** Uses of a file's other names for what it imports, in the given stretches. */
export function aliasHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  const hits: AliasHit[] = [];
  const aliases = new Map([...readAliases(text, grammar)].filter(([, original]) => original !== ''));
  if (aliases.size === 0) return hits;
  const use = new RegExp(`(?<![\\w$.])(?:${[...aliases.keys()].join('|').replace(/\$/g, '\\$&')})(?=\\s*[.(])`, 'g');
  for (const { start, end } of near) {
    for (const { 0: name, index } of text.slice(start, end).matchAll(use)) {
      if (hits.length >= MAX_ALIAS_USES) return hits;
      const at = start + index;
      const original = aliases.get(name)!;
      const behind = at + name.length;
      for (const { word, at: from } of rules.keywords.find(original + text.slice(behind, behind + BEHIND))) {
        if (from < original.length && rules.byWord(word).some((rule) => startsFrom(rules.start(rule), original, grammar))) hits.push({ word, at, length: name.length });
      }
    }
  }
  return hits;
}

function startsFrom(start: RuleStart, name: string, grammar: Grammar): boolean {
  return speaksOf(start, grammar) && start.anchors.some(({ text }) => text === name);
}
