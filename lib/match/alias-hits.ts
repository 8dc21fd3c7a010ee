/** Keywords under other names: `run(` where the file says that `run` is `exec`. */
import type { Grammar } from '../text/grammar.ts';
import { readAliases } from '../text/imports.ts';
import type { KeywordHit } from './prefilter.ts';
import { speaksOf, type RuleSet, type RuleStart } from './ruleset.ts';
import type { Range } from './windows.ts';

export interface AliasHit extends KeywordHit { length: number }

/** Bytes behind a name that may belong to a keyword: `system(`. */
const BEHIND = 24;
/** What no rule starts from: `./store`, `@scope/name`. */
const PATH = /[./]/;
/** Uses of one name that are looked at. */
const MAX_USES = 100;

/** Uses of a file's other names for what it imports, in the given stretches. */
export function aliasHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  const hits: AliasHit[] = [];
  for (const [name, original] of readAliases(text, grammar)) {
    if (original === '' || PATH.test(original)) continue;
    for (const at of usesOf(name, text, near)) {
      const behind = at + name.length;
      for (const { word, at: from } of rules.keywords.find(original + text.slice(behind, behind + BEHIND))) {
        if (from < original.length && rules.byWord(word).some((rule) => startsFrom(rules.start(rule), original, grammar))) hits.push({ word, at, length: name.length });
      }
    }
  }
  return hits;
}

/** Where `name.` or `name(` begins in the stretches, which ascend; itself no part of another name. */
function usesOf(name: string, text: string, near: Range[]): number[] {
  const uses: number[] = [];
  let stretch = 0;
  let at = text.indexOf(name, near[0]?.start);
  while (at >= 0 && uses.length < MAX_USES) {
    while (stretch < near.length && near[stretch].end <= at) stretch++;
    if (stretch === near.length) break;
    if (at >= near[stretch].start && isUse(text, at, at + name.length)) uses.push(at);
    at = text.indexOf(name, Math.max(at + name.length, near[stretch].start));
  }
  return uses;
}

function isUse(text: string, start: number, end: number): boolean {
  if (isJoint(text.charCodeAt(start - 1))) return false;
  let behind = end;
  while (text.charCodeAt(behind) <= 32) behind++;
  return text[behind] === '.' || text[behind] === '(';
}

/** `[\w$.]` */
function isJoint(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36 || byte === 46;
}

function startsFrom(start: RuleStart, name: string, grammar: Grammar): boolean {
  return speaksOf(start, grammar) && start.anchors.some(({ text }) => text === name);
}
