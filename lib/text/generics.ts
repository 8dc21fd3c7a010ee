/** Types that stand between a call's name and its bracket. */
import { STRING, WORD, tokenText, type Tokens } from './tokens.ts';

const GENERICS: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'swift', 'dart', 'ts', 'tsx', 'rust']);
const MAX_TYPES = 40;
/** What may stand in a type besides names; TypeScript writes shapes and texts out: `json<{ url: string }>()`. */
const IN_TYPE = /^(?:[.,?[\]&]|::)$/;
const IN_SHAPE = /^[.,?[\]{}:;|&]$/;

/** The token that names the call whose bracket opens at `open`: the one before it, or before the types there. */
export function calleeOf(tokens: Tokens, open: number): number {
  if (!/^>>?$/.test(tokenText(tokens, open - 1))) return open - 1;
  for (let index = open - 2; index > open - MAX_TYPES; index--) if (tokenText(tokens, index) === '<' && genericEnd(tokens, index) === open - 1) return tokenText(tokens, index - 1) === '::' ? index - 2 : index - 1;
  return open - 1;
}

/** Types between a call's name and its bracket, as in `call.receive<Order>()` and Rust's `parts.collect::<Vec<_>>()`: where the angle bracket at `open` closes; -1 where it compares. */
export function genericEnd(tokens: Tokens, open: number): number {
  const isNamed = tokens.grammar.name === 'rust' ? tokenText(tokens, open - 1) === '::' : tokens.kind[open - 1] === WORD;
  if (!GENERICS.has(tokens.grammar.name) || !isNamed || tokens.start[open] !== tokens.end[open - 1]) return -1;
  const { family } = tokens.grammar;
  const inType = family === 'js' ? IN_SHAPE : IN_TYPE;
  let depth = 0;
  for (let index = open; index < open + MAX_TYPES && index < tokens.count; index++) {
    const text = tokenText(tokens, index);
    if (text === '<') depth++;
    else if (text === '>' || text === '>>') depth -= text.length;
    else if (tokens.kind[index] !== WORD && !(family === 'js' && tokens.kind[index] === STRING) && !inType.test(text)) return -1;
    if (depth <= 0) return depth === 0 && tokenText(tokens, index + 1) === '(' && tokens.start[index + 1] === tokens.end[index] && tokens.pair[index + 1] > index ? index : -1;
  }
  return -1;
}

/** Languages that name the type of a value behind it: `body as Map<String, Any?>`. */
const CASTS_BEHIND: ReadonlySet<string> = new Set(['kotlin', 'dart', 'swift', 'csharp']);

/** May a type stand behind a value in this language? */
export function castsBehind(tokens: Tokens): boolean {
  return CASTS_BEHIND.has(tokens.grammar.name);
}

/** The last token of the type behind the word `as` at `index`, in `body as? Map<String, Any?>`; -1 where the word casts nothing. */
export function castTypeEnd(tokens: Tokens, index: number): number {
  if (!CASTS_BEHIND.has(tokens.grammar.name) || tokens.kind[index] !== WORD || tokenText(tokens, index) !== 'as') return -1;
  let at = /^[?!]$/.test(tokenText(tokens, index + 1)) ? index + 2 : index + 1;
  // Swift's `as? [String: Any]`
  if (tokenText(tokens, at) === '[') return tokens.pair[at];
  if (tokens.kind[at] !== WORD) return -1;
  while (tokenText(tokens, at + 1) === '.' && tokens.kind[at + 2] === WORD) at += 2;
  if (tokenText(tokens, at + 1) !== '<') return at;
  let depth = 0;
  for (let end = at + 1; end < Math.min(tokens.count, at + MAX_TYPES); end++) {
    const text = tokenText(tokens, end);
    if (text === '<') depth++;
    else if (text === '>' || text === '>>') depth -= text.length;
    else if (tokens.kind[end] !== WORD && !IN_TYPE.test(text)) return at;
    if (depth <= 0) return end;
  }
  return at;
}
