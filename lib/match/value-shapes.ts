/** What kind of code a value is, seen from its tokens alone: literals, a function, a comparison. */
import { HEAD, NUMBER, OP, REGEX, STRING, TEXT, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { endsOperand, isAccessor, isOp, skip, type Span } from '../text/expression.ts';

export const CONSTANT_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'None', 'True', 'False', 'nil', 'undefined', 'NULL', 'this', 'self', 'nullptr', 'NaN', 'Infinity', '__filename', '__dirname', '__FILE__', '__DIR__', '__file__', '__name__', '__LINE__', '__CLASS__', 'PHP_EOL']);

/** Literals only: text, numbers, true, regexes, and what joins them. */
export function isConstant(tokens: Tokens, span: Span): boolean {
  for (let index = span.from; index <= span.to; index++) {
    const kind = tokens.kind[index];
    if (kind === STRING || kind === NUMBER || kind === TEXT || kind === REGEX) continue;
    if (kind === WORD && CONSTANT_WORDS.has(tokenText(tokens, index)) && !isAccessor(tokens, index + 1)) continue;
    if (kind === OP && !isAccessor(tokens, index) && !isOp(tokens, index, '(')) continue;
    if (isOp(tokens, index, '(') && !endsOperand(tokens, index - 1)) continue;
    return false;
  }
  return true;
}

/** Code, not text: `() => …`, `function …`, `lambda: …`, `async …`. */
export function isFunction(tokens: Tokens, span: Span): boolean {
  if (tokens.kind[span.from] === WORD && /^(?:function|async|lambda|fn|func|def|proc)$/.test(tokenText(tokens, span.from))) return true;
  for (let index = span.from; index <= Math.min(span.to, span.from + 3); index++) {
    if (isOp(tokens, index, '=>') || (isOp(tokens, index, '->') && ['kotlin', 'java', 'swift', 'scala'].includes(tokens.grammar.name))) return true;
    if (tokens.kind[index] === HEAD) return false;
    index = skip(tokens, index);
  }
  return false;
}

export function isComparison(tokens: Tokens, span: Span): boolean {
  for (let index = span.from + 1; index < span.to; index++) {
    const text = tokenText(tokens, index);
    if (tokens.kind[index] === OP && ['==', '===', '!=', '!==', '<=', '>=', '&&', '<', '>'].includes(text)) return true;
    if (tokens.kind[index] === WORD && (text === 'in' || text === 'instanceof' || text === 'and')) return true;
    index = skip(tokens, index);
  }
  return false;
}

export function isTaggedTemplate(tokens: Tokens, from: number): boolean {
  let index = from;
  while (isAccessor(tokens, index + 1)) index += 2;
  return tokens.kind[index] === WORD && tokens.kind[index + 1] === HEAD && tokens.text[tokens.start[index + 1]] === '`';
}

export function isUnary(word: string): boolean {
  return word === 'await' || word === 'new' || word === 'typeof' || word === 'not' || word === 'yield' || word === 'clone' || word === 'try';
}
