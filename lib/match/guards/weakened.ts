/** Conditions that a change leaves without their effect: a refusal that only tells now, a length that is compared with nothing any more, a question that lets more through, a guard that reaches less. */
import { enclosingOpen, isOp } from '../../text/expression.ts';
import { functionsNamed } from '../../text/scopes.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import type { Match } from '../best.ts';
import type { LiveRule } from '../ruleset.ts';
import { EXITS } from './checks.ts';
import { conditionsIn, textBetween, type Condition, type Gone } from './conditions.ts';
import { loosened } from './loosened.ts';
import { reachingLess } from './reach.ts';
import { isChanged, type Pair, type Side } from './side.ts';
import type { Guards } from './uses.ts';

/** A branch that leaves, or refuses without leaving: it answers, gathers errors, or sets what is asked later. */
const ANSWERS = /(?<![.\w])(?:error|fail|raise|throw)\w{0,20}\(|\b40[13]\b|[fF]orbidden|[uU]nauthorized|FORBIDDEN|UNAUTHORIZED|deny\(|reject|abort|[^=!<>]=(?!=)|\.(?:push|append|add|end|send|json)\(/;

/** In the order of the pairs: what the rules about conditions say of them. */
export function weakened(pairs: Pair[], { rules }: Guards): Match[][] {
  const forms = rules.flatMap(({ rule, forms: all }) => all.map(([form, shape]) => ({ rule, form, shape })));
  const refusal = forms.find(({ form }) => form === 'refusal');
  const bound = forms.find(({ form }) => form === 'bound');
  const condition = forms.find(({ form }) => form === 'condition');
  // missing authorization: who may do what
  const access = forms.find(({ rule, form }) => form === 'argument' && rule.row.cwe.includes(862));
  return pairs.map((pair) => [
    ...(refusal === undefined ? [] : refusalsGone(pair, refusal.shape).map((one) => matchOf(pair.after, refusal.rule, one))),
    ...(bound === undefined ? [] : boundsGone(pair, bound.shape).map((one) => matchOf(pair.after, bound.rule, one))),
    ...(condition === undefined ? [] : loosened(pair, condition.shape).map((one) => matchOf(pair.after, condition.rule, one))),
    ...forms.flatMap(({ rule, form, shape }) => (form === 'argument' ? reachingLess(pair, shape).map((one) => matchOf(pair.after, rule, one)) : [])),
    ...(access === undefined ? [] : narrowed(pair, access.shape).map((one) => matchOf(pair.after, access.rule, one))),
  ]);
}

/** `before_action :require_manager, only: %i[create update]` of Rails. */
const ONLY = /^[ \t]*before_action[ (]{1,2}:(\w{1,60}[?!]?),\s{0,20}only:\s{0,4}(?:%i)?\[([^\]]{0,300})\]/gm;

const TURNS_AWAY = /^(?:require|ensure|authori[sz]e|check|verify|authenticate|must|enforce|restrict|deny|only)_/;

/** Filters that stand there still, for fewer of the actions that are there still. */
function narrowed({ before, after }: Pair, shape: RegExp): Gone[] {
  if (before.parts[0]?.grammar.name !== 'ruby') return [];
  const now = [...after.text.matchAll(ONLY)];
  const isGuard = (name: string): boolean => shape.test(name) || TURNS_AWAY.test(name);
  return [...before.text.matchAll(ONLY)].flatMap(([, name, old]) => {
    const same = now.find((one) => one[1] === name && isChanged(after, one.index, one.index + one[0].length));
    const bare = same === undefined || !isGuard(name) ? [] : actionsIn(old).filter((action) => !now.some((one) => isGuard(one[1]) && actionsIn(one[2]).includes(action)) && new RegExp(`\\bdef ${action}\\b`).test(after.text));
    return bare.length === 0 ? [] : [{ at: same!.index + (/^\s*/.exec(same![0])?.[0].length ?? 0), evidence: `${name} ${bare.join(' ')}`, says: `${name} stands before ${bare.join(', ')} no more` }];
  });
}

function actionsIn(list: string): string[] {
  return list.match(/\w+/g) ?? [];
}

function refusalsGone({ before, after }: Pair, shape: RegExp): Gone[] {
  const refusing = conditionsOf(before).filter((one) => isChanged(before, one.tokens.start[one.from], one.tokens.end[one.to]) && leaves(one) && shape.test(textBetween(one.tokens, one.at, one.to)));
  if (refusing.length === 0) return [];
  const now = conditionsOf(after);
  return refusing.flatMap((old) => {
    const same = now.filter(({ asks, within }) => asks === old.asks && within === old.within);
    const [one] = same;
    if (same.length !== 1 || leaves(one) || ANSWERS.test(textBetween(one.tokens, one.from, one.to)) || textOf(one.tokens, one.to + 2) === 'else') return [];
    return [{ at: one.tokens.start[one.at], evidence: old.asks, says: 'who does not pass this is told off and goes on' }];
  });
}

function conditionsOf({ parts }: Side): Condition[] {
  return parts.flatMap((tokens) => [...conditionsIn(tokens)]);
}

function leaves({ tokens, from, to }: Condition): boolean {
  for (let at = from; at <= to; at++) if (isWord(tokens, at) && EXITS.test(textOf(tokens, at))) return true;
  return false;
}

const NATIVE: ReadonlySet<string> = new Set(['c', 'cpp']);
/** What takes a number of bytes or elements. */
const TAKES_LENGTH = /^(?:memcpy|memmove|memset|strncpy|strncat|read|recv|fread|pread|malloc|calloc|realloc|alloca|copy_from_user|copy_to_user|copy|copy_n|assign|resize|reserve|vector|string)$/;

/** Names that were compared on the way out, and are compared nowhere in the function now, but still say how much is copied or where. */
function boundsGone({ before, after }: Pair, shape: RegExp): Gone[] {
  const asked = conditionsOf(before).filter((one) => NATIVE.has(one.tokens.grammar.name) && one.within !== '' && isChanged(before, one.tokens.start[one.at], one.tokens.end[one.last]) && leaves(one) && shape.test(textBetween(one.tokens, one.from, one.to)));
  return asked.flatMap((old) => {
    const places = namesIn(old).map((name) => unboundedUse(after, old.within, name)).filter((one) => one !== null);
    return places.slice(0, 1);
  });
}

/** The names in those of its parts that compare, templates apart. */
function namesIn({ tokens, at, last }: Condition): string[] {
  const parts = textBetween(tokens, at + 1, last).split(/&&|\|\|/).filter((part) => /[<>]/.test(part) && !/>\s*\(/.test(part));
  return [...new Set(parts.flatMap((part) => [...part.matchAll(/(?<![\w.>])[a-z]\w*\b(?!\s*\()/g)].map(([name]) => name)))];
}

function unboundedUse({ parts }: Side, within: string, name: string): Gone | null {
  for (const tokens of parts) {
    for (const { start, end } of functionsNamed(tokens, within)) {
      const places = placesOf(tokens, name).filter((at) => at > start && at <= end);
      const used = places.find((at) => isLength(tokens, at, start));
      if (used !== undefined && !places.some((at) => isCompared(tokens, at) || isHandedOn(tokens, at, within))) return { at: tokens.start[used], evidence: name, says: `${name} was compared before it was used here, and is not any more` };
    }
  }
  return null;
}

/** Among what such a call is given, or in the brackets of an index. */
function isLength(tokens: Tokens, at: number, least: number): boolean {
  for (let open = at - 1; open > least; open--) {
    if ((isOp(tokens, open, ')') || isOp(tokens, open, ']')) && tokens.pair[open] < open && tokens.pair[open] >= 0) open = tokens.pair[open];
    else if (isOp(tokens, open, '[')) return isWord(tokens, open - 1);
    else if (isOp(tokens, open, '(')) {
      let name = open - 1;
      // `std::vector<int>(count)`
      if (isOp(tokens, name, '>')) while (name > least && !isOp(tokens, name + 1, '<')) name--;
      if (TAKES_LENGTH.test(textOf(tokens, name))) return true;
    } else if (isOp(tokens, open, ';') || isOp(tokens, open, '{') || isOp(tokens, open, '}')) return false;
  }
  return false;
}

/** To a function of the same text, which may compare it. */
function isHandedOn(tokens: Tokens, at: number, within: string): boolean {
  const open = enclosingOpen(tokens, at);
  const name = textOf(tokens, open - 1);
  return isOp(tokens, open, '(') && name !== within && functionsNamed(tokens, name).length > 0;
}

/** On a line that asks, or that takes the least of several. */
function isCompared({ text, start, end }: Tokens, at: number): boolean {
  const stop = text.indexOf('\n', end[at]);
  const line = text.slice(text.lastIndexOf('\n', start[at]) + 1, stop < 0 ? undefined : stop);
  return /\b(?:if|while|for|assert\w*|std::min|min|clamp|MIN|CLAMP)\b/.test(line);
}

function matchOf({ lines }: Side, rule: LiveRule, { at, evidence, says }: Gone): Match {
  return { rule, start: at, end: lines.endOf(lines.lineAt(at)), confidence: 'likely', message: says, evidence, origins: [], secret: null };
}
