/** Refusals that became a yes: the branch that turned away lets in now, or a check that answers yes whatever it found. */
import { functionsNamed } from '../../text/scopes.ts';
import { textOf } from '../../text/scopes/walk.ts';
import { conditionsOf, leaves, textBetween, type Condition, type Gone } from './conditions.ts';
import { isChanged, type Side } from './side.ts';
import { changedAt, twinsOf, type Twin } from './twins.ts';
import type { Lose } from './weakened.ts';

/** `return true`, `return Ok(())`, `return nil`, `next()` */
const ACCEPTS = /\breturn[\s(]{0,9}(?:true|True|TRUE|Ok\(\(\)\)|Ok\(true\)|nil\b(?!,)|Result\.success\(\)|Results?\.Ok\(\)|next\(\)|\$?next\(\$?\w{0,40}\)|await\s{1,9}next\(\w{0,40}\)|chain\.doFilter\([^()]{0,80}\)|YES)[\s);}]{0,30}$/;
const REFUSES = /\breturn[\s(]{0,9}(?:false|False|FALSE|Err\(|NO\b|null\b|None\b|-1|errors?\.|[eE]rr(?:[A-Z]\w*)?\b|\w{1,30}\.Err[A-Z]|fmt\.Errorf|Result\.failure|Results?\.(?:Unauthorized|Forbid|BadRequest|StatusCode)|Unauthorized|Forbid|BadRequest|response\(\)->|redirect|HttpResponseForbidden|JsonResponse|jsonify|new\s{1,9}Response|c\.(?:json|text|AbortWith)|res\.)|\bthrow\b|\braise\b|\babort\b|\bbail!|\bpanic\b|\b40[0134]\b|[uU]nauthori[sz]ed|[fF]orbid|\bhalt\b|\bdeny|\breject\(|\bdie\b|\bexit\b|\bhead :/;
/** A call that compares or asks, by the last part of its name. */
const CHECKS = /(?<![\w$])(?:[\w$]{1,40}(?:\.|::|->))?(\w{0,40}(?:verif|Verif|compare|equal|Equal|hash_equals|timingSafe|secure_compare|isValid|is_valid|hmac|allowed|Allowed|permission|Permission|authori[sz]e|validate|Validate|check|Check)\w{0,40}[?!]?)\s?\(/;

export const acceptances: Lose = (pair, shape) => {
  const [old, now] = [conditionsOf(pair.before), conditionsOf(pair.after)];
  const found = twinsOf(pair).flatMap((twin) => {
    if (!shape.test(`${twin.name} ${twin.was.text}`)) return [];
    const within = (conditions: Condition[], { tokens, start, end }: Twin['was']): Condition[] => conditions.filter((one) => one.tokens === tokens && tokens.start[one.at] >= start && tokens.end[one.last] <= end);
    return turned(pair.before, pair.after, within(old, twin.was), within(now, twin.is), shape) ?? alwaysYes(twin, within(now, twin.is)) ?? [];
  });
  return found.filter(({ at }, index) => found.findIndex((one) => one.at === at) === index);
};

/** `if missing { return Err(…) }` → `if missing { warn(); return Ok(()) }`, though what is asked may be written otherwise. */
function turned(before: Side, after: Side, old: Condition[], now: Condition[], shape: RegExp): Gone[] | null {
  const refusing = old.filter((one) => isChanged(before, one.tokens.start[one.from], one.tokens.end[one.to]) && leaves(one) && REFUSES.test(branchOf(one)) && !ACCEPTS.test(branchOf(one)) && shape.test(`${textBetween(one.tokens, one.at, one.to)} ${one.within}`));
  for (const one of refusing) {
    const letsIn = (other: Condition): boolean => (ACCEPTS.test(branchOf(other)) || (one.asks !== other.asks && onlyTells(other))) && !REFUSES.test(branchOf(other));
    const accepting = now.find((other) => isChanged(after, other.tokens.start[other.from], other.tokens.end[other.to]) && isAlike(one, other) && letsIn(other));
    const isNew = accepting !== undefined && !old.some((other) => letsIn(other) && isAlike(other, accepting));
    if (isNew && !now.some((other) => other !== accepting && leaves(other) && REFUSES.test(branchOf(other)) && isAlike(one, other))) return [{ at: accepting.tokens.start[accepting.at], evidence: one.asks, says: 'what was turned away here is let in now' }];
  }
  return null;
}

function branchOf({ tokens, from, to }: Condition): string {
  return textBetween(tokens, from, to);
}

/** A note of it, and nothing else. */
function onlyTells(one: Condition): boolean {
  return !leaves(one) && textOf(one.tokens, one.to + 2) !== 'else' && /^\s*(?:\w+(?:\.|::|->))*(?:[lL]og\w*|[wW]arn\w*|[iI]nfo\w*|[eE]rror\w*|[dD]ebug\w*|[pP]rint\w*|inc|increment|capture\w*|audit)!?\s?\([^;{}]*\)?\s*;?\s*$/.test(branchOf(one));
}

/** They ask for the same, of which half the words are left, and in the same direction. */
function isAlike(one: Condition, other: Condition): boolean {
  const [words, others] = [one, other].map(({ asks }) => new Set(asks.match(/[A-Za-z_]\w{2,}/g) ?? []));
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(words.size, others.size) && isNegated(one) === isNegated(other) && THERE.test(one.asks) === THERE.test(other.asks);
}

/** `given != ""`: it asks whether something is there. */
const THERE = /!==?(?:null|None|nil|undefined|""|'')|isnot(?:None|null)|\)==nil|\.is_some\(\)/;

/** `let Some(x) = y else`, `guard`, `unless` and `!` turn it round. */
function isNegated({ tokens, at, asks }: Condition): boolean {
  const word = textOf(tokens, at);
  const isTurned = word === 'unless' || word === 'guard' || word === 'let';
  return isTurned !== /^\(?(?:!|not(?=[^a-z]|[a-z_]+[.(])|\(not)|(?:===?|is)(?:null|None|nil|undefined|false|False|"")|isNull|\.isEmpty\(\)|\.is_none\(\)|==nil/.test(asks);
}

/** `return compare(a, b)` → `if not compare(a, b): log()`, `return True`: the answer does not hang on the question. */
function alwaysYes({ was, is }: Twin, now: Condition[]): Gone[] | null {
  const [, check] = new RegExp(`\\breturn\\s+(?:await\\s+)?${CHECKS.source}`).exec(was.text) ?? [];
  const isGone = check !== undefined && changedAt(was, new RegExp(`\\breturn\\b[^\\n]*${check.replace(/[?!]/, '\\$&')}`)) >= 0;
  if (!isGone || REFUSES.test(is.text) || returnsOther(is.text)) return null;
  const asked = now.find((one) => one.asks.includes(`${check}(`) && (!leaves(one) || ACCEPTS.test(branchOf(one))));
  return asked === undefined || functionsNamed(is.tokens, check).length > 1 ? null : [{ at: asked.tokens.start[asked.at], evidence: asked.asks, says: `the answer is yes, whatever ${check} says` }];
}

/** Anything but a constant yes, of which there is one. */
function returnsOther(text: string): boolean {
  const answers = [...text.matchAll(/\breturn\b([^\n;}]*)/g)].map(([, value]) => value.trim());
  return answers.length === 0 || answers.some((value) => !/^\(?(?:true|True|TRUE|Ok\(\(\)\)|Ok\(true\)|nil|YES)\)?$/.test(value));
}
