/** Keywords that are written otherwise: `run(` where the file says that `run` is `exec`, and calls whose object stands on the line above. */
import type { Grammar } from '../text/grammar.ts';
import { readAliases } from '../text/imports.ts';
import { readTaken } from '../text/taken.ts';
import type { KeywordHit } from './prefilter.ts';
import { mayStart, speaksOf, type RuleSet, type RuleStart } from './ruleset.ts';
import { AFTER, type Range } from './windows.ts';

export interface AliasHit extends KeywordHit { length: number }

/** Bytes behind a name that may belong to a keyword: `system(`. */
const BEHIND = 24;
/** What no rule starts from: `./store`, `@scope/name`. */
const PATH = /[./]/;
/** Uses of one name that are looked at. */
const MAX_USES = 100;

/** Keywords that stand in the given stretches, but not as they are. */
export function otherHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  return [aliasHits, takenHits, chainHits].flatMap((hitsOf) => hitsOf(rules, text, grammar, near));
}

/** Could there be any? Asked of texts in which no keyword stands as it is. */
export function isSpelledOtherwise(text: string): boolean {
  return text.includes('import') || text.includes('require(') || text.search(CHAINED) >= 0;
}

/** Uses of a file's other names for what it imports, in the given stretches. */
function aliasHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
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

/** Uses of names that the file takes out of modules, where a keyword names the module: `sign(` for `jwt.sign(`. */
function takenHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  const hits: AliasHit[] = [];
  for (const [name, { module, member }] of readTaken(text, grammar)) {
    const last = module.slice(module.lastIndexOf('.') + 1);
    const isSought = ({ anchors }: RuleStart): boolean => anchors.some(({ text: word, left }) => word === last || (word === member && left[0] === '.' && left[1] === last));
    const words = rules.keywords.find(`${last}.${member}(`).map(({ word }) => word).filter((word) => rules.byWord(word).some((rule) => speaksOf(rules.start(rule), grammar) && isSought(rules.start(rule))));
    if (words.length > 0) for (const at of usesOf(name, text, near)) for (const word of words) hits.push({ word, at, length: name.length });
  }
  return hits;
}

/** `.get(` at the beginning of a line. */
const CHAINED = /\n[ \t]+\.[A-Za-z_]/g;
/** Bytes of an object's name that may belong to a keyword: `superagent`. */
const NAME = 24;

/** Keywords that a line break parts, in the given stretches: `axios` and `.get(` below it. */
function chainHits(rules: RuleSet, text: string, grammar: Grammar, near: Range[]): AliasHit[] {
  const hits: AliasHit[] = [];
  for (const { start, end } of near) {
    CHAINED.lastIndex = start;
    for (let match = CHAINED.exec(text); match !== null && match.index < end; match = CHAINED.exec(text)) {
      const last = match.index - (text[match.index - 1] === '\r' ? 1 : 0);
      let at = last;
      while (at > 0 && last - at < NAME && isJoint(text.charCodeAt(at - 1))) at--;
      if (at === last) continue;
      const dot = CHAINED.lastIndex - 2;
      for (const { word, at: from } of rules.keywords.find(text.slice(at, last) + text.slice(dot, dot + BEHIND))) {
        const keyword = rules.words.text(word);
        const behind = from + keyword.length - (last - at);
        const joined = (): string => text.slice(at, last) + text.slice(dot, dot + AFTER);
        if (from < last - at && behind > 0 && rules.byWord(word).some((rule) => speaksOf(rules.start(rule), grammar) && mayStart(rules.start(rule), keyword, joined(), from))) hits.push({ word, at: at + from, length: dot + behind - at - from });
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
