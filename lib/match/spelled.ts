/** Spellings of a function's name that a pattern sees through, and places where it is none. */
import { afterTypes } from '../text/casts.ts';
import { endsOperand, isOp } from '../text/expression.ts';
import { STRING, isText, type Tokens } from '../text/tokens.ts';

/** `#define run(line) system(line)`: C's macros are judged where they are used, as far as they are. */
export function isMacroBody(tokens: Tokens, index: number): boolean {
  if (tokens.grammar.family !== 'c') return false;
  const line = tokens.text.lastIndexOf('\n', tokens.start[index] - 1) + 1;
  return /^[ \t]*#[ \t]*define\b/.test(tokens.text.slice(line, line + 40));
}

/** `(0, eval)(x)`, `new (Function)(x)`: the brackets around a function that is called; without them the token itself. */
export function wrapped(tokens: Tokens, index: number): [first: number, last: number] {
  const open = isOp(tokens, index - 1, ',') && isText(tokens, index - 2, '0') ? index - 3 : index - 1;
  const isWrapped = isOp(tokens, open, '(') && tokens.pair[open] === index + 1 && isOp(tokens, index + 2, '(') && tokens.grammar.family === 'js';
  return isWrapped && !endsOperand(tokens, open - 1) ? [open, index + 1] : isComputed(tokens, index) ? [index, index + 1] : [index, index];
}

/** The text in `window["eval"]`, which names a member as `window.eval` does. */
export function isComputed(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] === STRING && isOp(tokens, index - 1, '[') && isOp(tokens, index + 1, ']') && endsOperand(tokens, index - 2) && tokens.grammar.family === 'js';
}

/** The bracket of the pattern at `index`, behind types that stand before it; of PHP's `array('a' => 1)` that of `['a' => 1]`. -1 where there is none. */
export function bracketAt(tokens: Tokens, index: number, open: string): number {
  if (open === '[' && tokens.grammar.name === 'php' && isText(tokens, index, 'array')) return isOp(tokens, index + 1, '(') ? index + 1 : -1;
  const at = open === '(' ? afterTypes(tokens, index) : index;
  return isOp(tokens, at, open) ? at : -1;
}

/** Where the value begins in `options['secure'] = false`, the key being the token at `index`; -1 for anything else. */
export function setAt(tokens: Tokens, index: number): number {
  return isOp(tokens, index - 1, '[') && isOp(tokens, index + 1, ']') && isOp(tokens, index + 2, '=') ? index + 3 : -1;
}
