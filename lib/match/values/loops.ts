/** Names that loops give their values, and comprehensions, whose loop stands behind what is made of each item: `", ".join(f"'{tag}'" for tag in tags)`. */
import { HEAD, MIDDLE, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, operandEnd, operandStart, skip, type Span } from '../../text/expression.ts';
import { onceFor } from '../../text/once.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { columnOf } from './line-blocks.ts';

/** Brackets around a use in which the loop may stand; tokens behind it in one of them. */
const MAX_BRACKETS = 4;
const MAX_TOKENS = 120;
/** Tokens before a use in which the bars of Ruby's block may stand. */
const MAX_BACK = 700;

/** What the comprehension, or the block, around `use` runs through for `name`; null where none names it. */
export function runThrough(tokens: Tokens, use: number, name: string): Span | null {
  if (HANDS_ON[tokens.grammar.name] !== undefined) return handedToBlock(tokens, use, name);
  if (tokens.grammar.name === 'ruby') return rubyItem(tokens, use, name);
  if (tokens.grammar.name !== 'py') return null;
  for (let open = enclosingOpen(tokens, outOfText(tokens, use)), count = 0; open >= 0 && count < MAX_BRACKETS; open = enclosingOpen(tokens, open), count++) {
    const close = Math.min(tokens.pair[open], use + MAX_TOKENS);
    for (let index = use + 1; index < close; index++) {
      if (tokens.kind[index] !== WORD || !isText(tokens, index, 'for') || enclosingOpen(tokens, index) !== open) continue;
      const word = inAfter(tokens, index, name);
      if (word >= 0) return { from: word + 1, to: operandEnd(tokens, word + 1, tokens.pair[open] - 1) };
    }
  }
  return null;
}

/** Methods that hand a block what they are asked of, or each item of it. */
const HANDS_ON: Record<string, RegExp> = {
  kotlin: /^(?:let|also|takeIf|takeUnless|forEach|map|mapNotNull|flatMap|filter|onEach|any|all|none|joinToString)$/,
  scala: /^(?:foreach|map|flatMap|filter|withFilter|collect|exists|forall|fold|tap|pipe)$/,
  swift: /^(?:map|flatMap|compactMap|forEach|filter|contains|allSatisfy)$/,
  rust: /^(?:map|and_then|for_each|filter|filter_map|flat_map|map_or|map_or_else|inspect|is_some_and|any|all|then)$/,
};

/** Kotlin's `value?.let { name -> … }` and `values.forEach { use(it) }`, Scala's `value.map { name => … }`, Swift's `{ name in … }` and `{ $0 }`, Rust's `|name| …`: what the block is handed. */
function handedToBlock(tokens: Tokens, use: number, name: string): Span | null {
  const methods = HANDS_ON[tokens.grammar.name];
  for (let open = enclosingOpen(tokens, outOfText(tokens, use)), count = 0; open >= 0 && count < MAX_BRACKETS; open = enclosingOpen(tokens, open), count++) {
    const method = isOp(tokens, open - 1, '(') ? open - 2 : open - 1;
    if (methods.test(tokenText(tokens, open - 1)) && isAccessor(tokens, open - 2) && names(tokens, open, name)) return behindBlocks(tokens, open - 3);
    if (method === open - 2 && isOp(tokens, open, '{') && methods.test(tokenText(tokens, method)) && isAccessor(tokens, method - 1) && names(tokens, open - 1, name)) return behindBlocks(tokens, method - 2);
  }
  return null;
}

/** The value that ends at `to`, with the methods in it that have a block of their own: `value.takeIf { … }`. */
function behindBlocks(tokens: Tokens, to: number): Span {
  let from = operandStart(tokens, to);
  while (isOp(tokens, from, '{') && tokens.kind[from - 1] === WORD && isAccessor(tokens, from - 2)) from = operandStart(tokens, from - 1);
  return { from, to };
}

/** Is `name` what the block at `open` is handed? */
function names(tokens: Tokens, open: number, name: string): boolean {
  const isBlock = isOp(tokens, open, '{');
  switch (tokens.grammar.name) {
    case 'kotlin': return isBlock && (isOp(tokens, open + 2, '->') ? isText(tokens, open + 1, name) : name === 'it');
    case 'swift': return isBlock && (isText(tokens, open + 2, 'in') ? isText(tokens, open + 1, name) : name === '$0');
    // a route of warp hands the parts of the address
    case 'rust': return !tokens.text.includes('warp::') && isOp(tokens, open + 1, '|') && isText(tokens, open + 2, name) && isOp(tokens, open + 3, '|');
    default: return isText(tokens, open + 1, name) ? isOp(tokens, open + 2, '=>') : isText(tokens, open + 1, 'case') && isText(tokens, open + 2, name) && isOp(tokens, open + 3, '=>');
  }
}

/** Methods of Ruby whose block gets an item of what they are asked of, and those whose block gets a number. */
const EACH = /^(?:each|each_with_index|each_slice|each_entry|map|flat_map|collect|select|filter|reject|find|detect|any\?|all\?|find_each|sort_by|group_by|to_h|sum)$/;
const COUNTS = /^(?:times|upto|downto|step|each_index)$/;

/** A block of Ruby around `use` in whose bars `name` stands: the method's name and the place in the bars; null where there is none. */
function rubyBlock(tokens: Tokens, use: number, name: string): { method: number; place: number } | null {
  const places = placesOf(tokens, name);
  for (let last = countBefore(places, use) - 1; last >= 0 && places[last] > use - MAX_BACK; last--) {
    let [open, place] = [places[last] - 1, 0];
    for (; isOp(tokens, open, ','); open -= 2) place++;
    if (!isOp(tokens, open, '|') || !(isText(tokens, open - 1, 'do') || isOp(tokens, open - 1, '{'))) continue;
    if (isOp(tokens, open - 1, '{') ? tokens.pair[open - 1] < use : isEnded(tokens, open - 1, use)) continue;
    const method = isOp(tokens, open - 2, ')') ? tokens.pair[open - 2] - 1 : open - 2;
    return method > 1 && isAccessor(tokens, method - 1) ? { method, place } : null;
  }
  return null;
}

/** Does the `end` of the block that `word` opens stand before `use`? */
function isEnded(tokens: Tokens, word: number, use: number): boolean {
  const column = columnOf(tokens, word);
  return placesOf(tokens, 'end').some((index) => index > word && index < use && columnOf(tokens, index) <= column);
}

function rubyItem(tokens: Tokens, use: number, name: string): Span | null {
  const block = rubyBlock(tokens, use, name);
  if (block === null || block.place !== 0 || !EACH.test(tokenText(tokens, block.method))) return null;
  return { from: operandStart(tokens, block.method - 2), to: block.method - 2 };
}

/** `10.times { |i| … }`, `(0..last).step(50) do |start|`, `(1..9).each`, the second of `each_with_index`: the method whose block gives the name a number and nothing else, or null. */
export function countedBy(tokens: Tokens, use: number, name: string): Span | null {
  const block = tokens.grammar.name === 'ruby' ? rubyBlock(tokens, use, name) : null;
  if (block === null) return null;
  const method = tokenText(tokens, block.method);
  const asked = { from: operandStart(tokens, block.method - 2), to: block.method - 2 };
  const isNumber = block.place === 0 ? COUNTS.test(method) || (EACH.test(method) && /^\(-?\w{1,40}\.{2,3}-?\w[\w.]{0,40}\)$/.test(spanText(tokens, asked))) : method === 'each_with_index';
  return isNumber ? { from: block.method, to: block.method } : null;
}

/** Where the text begins in whose hole a token stands: `f"'{tag}'"`; the token itself where it stands in none. */
function outOfText(tokens: Tokens, use: number): number {
  let part = use;
  for (let index = use - 1; index >= Math.max(0, use - MAX_TOKENS); index--) {
    if ((tokens.kind[index] !== HEAD && tokens.kind[index] !== MIDDLE) || tokens.pair[index] < part) continue;
    part = index;
    if (tokens.kind[index] === HEAD) return index;
  }
  return use;
}

/** Where `in` stands behind the `for` at `from`, when `name` is among what it names; -1 otherwise. */
function inAfter(tokens: Tokens, from: number, name: string): number {
  let named = false;
  for (let index = from + 1; index < from + 12 && index < tokens.count; index++) {
    if (tokens.kind[index] === WORD && isText(tokens, index, 'in')) return named ? index : -1;
    if (tokens.kind[index] === WORD && tokenText(tokens, index) === name) named = true;
    else if (tokens.kind[index] !== WORD && !isOp(tokens, index, ',') && !isOp(tokens, index, '(') && !isOp(tokens, index, ')')) return -1;
  }
  return -1;
}

/** Python's `{k: v for k, v in given.items()}` gives its names no value outside of its brackets. */
export function isOfComprehension(tokens: Tokens, index: number, use: number): boolean {
  const open = tokens.grammar.name === 'py' && isLoop(tokens, index) ? enclosingOpen(tokens, index) : -1;
  return open >= 0 && tokens.pair[open] >= 0 && tokens.pair[open] < use;
}

/** `for key, value in items`: where the word stands. */
export function inOfLoop(tokens: Tokens, from: number): number | null {
  for (let index = from; index < Math.min(tokens.count, from + 8); index++) {
    if (tokens.kind[index] === WORD && (isText(tokens, index, 'in') || isText(tokens, index, 'of'))) return index;
    if (tokens.kind[index] !== WORD && !isOp(tokens, index, ',') && !isOp(tokens, index, ')')) return null;
  }
  return null;
}

/** Does a loop give the name at `index` its values? Every use behind it asks. */
export const isLoop = onceFor((tokens, index: number): boolean => {
  for (let back = index - 1; back >= Math.max(0, index - 12); back--) {
    if (tokens.kind[back] === WORD && (isText(tokens, back, 'for') || isText(tokens, back, 'foreach'))) return true;
    if (isOp(tokens, back, ';') || isOp(tokens, back, '{')) return false;
  }
  return false;
});

/** `key: value for key, value in pairs if key in KNOWN` of Python: which of them is asked for, nobody knows. */
export function isDictLoop(tokens: Tokens, { from, to }: Span): boolean {
  if (tokens.grammar.name !== 'py') return false;
  let hasKey = false;
  for (let index = from; index <= to; index = skip(tokens, index) + 1) {
    if (isOp(tokens, index, ':')) hasKey = true;
    if (hasKey && tokens.kind[index] === WORD && isText(tokens, index, 'for')) return true;
  }
  return false;
}

/** `urls := make(chan string)`, `urls <-chan string`: a channel of Go, whose loop runs through values and not through places. */
export const isChannel = onceFor((tokens, name: string): boolean => /^\w+$/.test(name) && new RegExp(`\\b${name}(?:, \\w{1,40}){0,3} :?= make\\(chan\\b|\\b${name} (?:<-)?chan\\b`).test(tokens.text));
