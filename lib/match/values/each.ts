/** Lists of which each item is made safe: `ids.map(Number)`, `ids.split(",").map { it.toLong() }`, `ids.Select(int.Parse)`, `map(int, ids)`. */
import type { Category } from '../../types.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp } from '../../text/expression.ts';
import { sanitises } from './sanitizers.ts';

const MAPS: ReadonlySet<string> = new Set(['map', 'flatMap', 'mapToInt', 'mapToLong', 'mapToDouble', 'mapNotNull', 'compactMap', 'Select', 'SelectMany', 'collect', 'filter_map', 'and_then', 'let']);
/** Bytes of what is done with an item. */
const LONGEST = 160;

/** `Number`, `int.Parse`, `Long::parseLong`, `&:to_i`, `&method(:Integer)`, `Int.init`. */
const REFERENCE = /^(?:&:|&method\(:)?(?:\w+(?:\.|::)){0,3}(\w+)\)?$/;
/** What stands before the value that is made of an item: `(id) =>`, `s ->`, `|x|`. */
const HEAD = /^(?:\(?\w{1,40}\)?\s{0,3}[=-]>|\|\s{0,2}\w{1,40}\s{0,2}\|)\s{0,3}/;
/** `Integer(id)`, `Long.toString(Long.parseLong(s))`, and `it.trim().toLong()`, `x.parse::<i64>().ok()`. */
const MADE_BY = /^(?:new\s)?(?:\w{1,40}\.){0,3}(\w+)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$/;
const ENDS_IN = /\.(\w+)(?:\([^()]*\))?(?:\.(?:ok|unwrap|toString|to_string|to_s|ToString)\(?\)?)?$/;
/** `Long.toString(…)`, `str(…)`: the same in another writing. */
const REWRITES = /^(?:\w{1,40}\.)?(?:toString|valueOf|str|String|string)\((.*)\)$/;
const NUMBERS = /\bparse::<(?:[iuf](?:\d+|size)|Uuid)>|^\(int\)|\bUUID(?:::|\.)fromString\b|^(?:Long|Integer|Short|Double|Boolean)::valueOf$|^Int(?:\.init$|\()|\b_\.to(?:Int|Long|Double)$/;
const JOINED = /[+`"']|\.\.|\bformat\b/;

/** Does the method whose name stands at `method` make every item of its list safe for the category? Of what it gets, the text alone is read. */
export function makesEachSafe(tokens: Tokens, method: number, category: Category): boolean {
  const open = method + 1;
  if (!MAPS.has(tokenText(tokens, method)) || !(isOp(tokens, open, '(') || isOp(tokens, open, '{')) || tokens.pair[open] < open) return false;
  const [start, end] = [tokens.end[open], tokens.start[tokens.pair[open]]];
  return end - start < LONGEST && makesSafe(tokens.text.slice(start, end).trim(), category);
}

/** What is done with one item, as it is written: a function's name, or what it gives back. */
function makesSafe(written: string, category: Category): boolean {
  const value = written.replace(HEAD, '');
  const inner = REWRITES.exec(value)?.[1];
  if (inner !== undefined) return makesSafe(inner, category);
  const name = (value === written ? REFERENCE.exec(value)?.[1] : undefined) ?? (JOINED.test(value) ? undefined : (MADE_BY.exec(value) ?? ENDS_IN.exec(value))?.[1]);
  return NUMBERS.test(value) || (name !== undefined && sanitises(name, category, value));
}
