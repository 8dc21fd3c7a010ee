/** Keywords that are written otherwise: `run(` where the file says that `run` is `exec`. */
import type { Grammar } from '../text/grammar.ts';
import { readAliases } from '../text/imports.ts';
import { readTaken } from '../text/taken.ts';
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

/** Keywords that stand in the given stretches, but not as they are. */
export function otherHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  return [aliasHits, takenHits].flatMap((hitsOf) => hitsOf(rules, text, grammar, near));
}

/** Uses of a file's other names for what it imports, in the given stretches. */
function aliasHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  const hits: AliasHit[] = [];
  for (const [name, original] of readAliases(text, grammar)) {
    if (original === '' || PATH.test(original)) continue;
    for (const at of usesOf(name, text, near)) {
      const behind = at + name.length;
      for (const { word, at: from } of rules.keywords.find(original + text.slice(behind, behind + BEHIND))) {
        const further = Math.max(0, from + rules.words.text(word).length - original.length);
        if (from < original.length && rules.byWord(word).some((rule) => startsFrom(rules.start(rule), original, grammar))) hits.push({ word, at, length: name.length + further });
      }
    }
  }
  return hits;
}

/** Uses of names that the file takes out of modules, where a keyword names the module: `sign(` for `jwt.sign(`. */
function takenHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  const hits: AliasHit[] = [];
  for (const [name, { module, member }] of readTaken(text, grammar)) {
    const last = module.slice(module.lastIndexOf('.') + 1);
    const isSought = ({ anchors }: RuleStart): boolean => anchors.some(({ text: word, left }) => word === last || (word === member && left[0] === '.' && (left[1] === last || left.length === 1)));
    const words = rules.keywords.find(`${last}.${member}(`).map(({ word }) => word).filter((word) => rules.byWord(word).some((rule) => speaksOf(rules.start(rule), grammar) && isSought(rules.start(rule))));
    if (words.length > 0) for (const at of usesOf(name, text, near)) for (const word of words) hits.push({ word, at, length: name.length });
  }
  return hits;
}

/** Where `name.`, `name::` or `name(` begins in the stretches, which ascend; itself no part of another name. */
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
  return text[behind] === '.' || text[behind] === '(' || text.startsWith('::', behind);
}

/** `[\w$.]` */
function isJoint(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36 || byte === 46;
}

function startsFrom(start: RuleStart, name: string, grammar: Grammar): boolean {
  return speaksOf(start, grammar) && start.anchors.some(({ text, left }) => text === name || (left[0] === '.' && left[1] === name));
}
