/** What a place fetches now that asked before whose an object is: as before, but for anyone. */
import { isAccessor, isOp } from '../../text/expression.ts';
import { functionsNamed, onlyFunctionNamed } from '../../text/scopes.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import { isChanged, type Pair, type Side } from './side.ts';
import { fetchOf } from './stands.ts';
import { bodyOf, wordsOf } from './successors.ts';
import type { Use } from './uses.ts';

/** Words that say whose something is, or who asks. */
export const SAYS_WHOSE = /user|session|principal|identity|owner|own\b|owned|tenant|account|member|viewer|auth|scope|polic|permission|abilit|\bme\b|req\)|request\)|ctx\)/i;

/** Texts, and a call that asks for the login and keeps nothing of it: `await currentUserId();` */
export const SAYS_NOTHING = /\bWithContext\(\w{1,20}\)|(["'`])(?:(?!\1)[^\\\n]|\\.){0,200}\1|^[ \t]*(?:await[ \t])?[\w.]{0,40}(?:[uU]ser|[sS]ession|[aA]uth)\w{0,20}\((?:req|request|ctx|c)?\);?[ \t]*$/gm;

/** Does the place fetch as before, and speak of nobody that it might belong to, but for what it is given? */
export function fetchesAnyones({ parts }: Side, use: Use): boolean {
  const call = textOf(use.tokens, fetchOf(use.tokens, use.span));
  return parts.some((tokens) => {
    const { from, to } = bodyOf(tokens, use.place);
    const head = use.place.kind === 'function' ? (onlyFunctionNamed(tokens, use.place.name)?.head?.close ?? from) : (enclosingBody(tokens, from, to));
    const fetches = (name: string): boolean => placesOf(tokens, name).some((one) => one > head && one <= to && isOp(tokens, one + 1, '('));
    if (helpersIn(tokens, from, to, use.place.name).some((helper) => SAYS_WHOSE.test(helper))) return false;
    return [call, call.replace(NAMES_WHOSE, ''), ...SAME_FETCH.filter((names) => names.includes(call)).flat()].some(fetches) && !SAYS_WHOSE.test(tokens.text.slice(tokens.start[head], tokens.end[to]).replace(SAYS_NOTHING, ''));
  });
}

/** `findByIdAndUserId` asks for whose it is by its name. */
const NAMES_WHOSE = /And(?:User|Owner|Tenant|Account|Org|Customer|Member|Author|Company|Team)\w*$/;

/** Names under which one object is fetched. */
const SAME_FETCH: readonly (readonly string[])[] = [
  ['findFirst', 'findUnique', 'findOne', 'findById', 'findByPk', 'findFirstOrThrow', 'findUniqueOrThrow', 'findOneBy', 'findOneOrFail'], ['get', 'filter', 'get_object_or_404', 'first', 'filter_by', 'get_or_404'], ['find', 'find_by', 'where', 'find_by!'], ['first', 'find', 'where', 'firstOrFail', 'findOrFail'],
  ['Where', 'First', 'Find', 'Take', 'Update', 'Updates', 'Delete'],
  ['FirstOrDefaultAsync', 'SingleOrDefaultAsync', 'FindAsync', 'FirstAsync', 'SingleAsync', 'FirstOrDefault', 'SingleOrDefault', 'Find', 'First', 'Single', 'Where'],
];

/** The arrow or the brace behind which the handler in a call begins. */
function enclosingBody(tokens: Tokens, from: number, to: number): number {
  for (let at = from; at < to; at++) if (isOp(tokens, at, '=>') || (isOp(tokens, at, '{') && isOp(tokens, at - 1, ')'))) return at;
  return from;
}

/** What the functions of the same text do that are called there. */
function helpersIn(tokens: Tokens, from: number, to: number, own: string): string[] {
  const names = [...wordsOf(tokens, from, to)].filter((name) => name !== own);
  return names.flatMap((name) => functionsNamed(tokens, name)).map(({ start, end }) => tokens.text.slice(tokens.start[start], tokens.end[end]));
}

/** Is something called now in the place that this text does not know: what whoever wrote it asks there is not seen. */
export function fetchesByUnknown({ after }: Pair, use: Use): boolean {
  const known = wordsOf(use.tokens, 0, use.tokens.count);
  return after.parts.some((tokens) => {
    const { from, to } = bodyOf(tokens, use.place);
    for (let at = from; at < to; at++) {
      if (!isWord(tokens, at) || !isOp(tokens, at + 1, '(') || isAccessor(tokens, at - 1) || !isChanged(after, tokens.start[at], tokens.end[at])) continue;
      const name = textOf(tokens, at);
      if (!known.has(name) && !ORDINARY.test(name) && textOf(tokens, at - 1) !== 'new' && functionsNamed(tokens, name).length === 0) return true;
    }
    return false;
  });
}

/** Free functions of languages and libraries that ask nothing. */
const ORDINARY = /^(?:if|for|while|switch|match|return|await|eq|and|or|int|str|String|Number|BigInt|parseInt|get_object_or_404|get_list_or_404|select|query|render|redirect|jsonify|json|len|print|list|dict|Response|Ok|NotFound|not_found|abort|Error|catch|count|isset|empty|response|view|text|sql)$/;
