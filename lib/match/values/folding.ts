/** What an expression of literals comes to: `7 * 18 + num > 200` where `num` is given one number and no other, `"ABC".charAt(1)`. */
import { NUMBER, STRING, WORD, isText, literal, tokenText, type Tokens } from '../../text/tokens.ts';
import { onlyValue } from '../../text/constants.ts';
import { isOp, operandEnd, type Span } from '../../text/expression.ts';

export type Folded = number | string | boolean;

/** Tokens of an expression that are looked at; names that may stand for one another. */
const LONGEST = 40;
const DEPTH = 3;

interface Reader { tokens: Tokens; at: number; end: number; depth: number }

/** null: not known, because something in it is no literal. */
export function folded(tokens: Tokens, { from, to }: Span, depth = DEPTH): Folded | null {
  if (from > to || to - from > LONGEST || depth <= 0) return null;
  const reader = { tokens, at: from, end: to, depth };
  const value = binary(reader, 0);
  return reader.at > to ? value : null;
}

/** Operators by how loosely they bind. */
const LEVELS: readonly ReadonlySet<string>[] = [['||', 'or'], ['&&', 'and'], ['==', '!=', '===', '!==', '<', '>', '<=', '>='], ['+', '-', '.'], ['*', '/', '%', '//']].map((level) => new Set(level));

function binary(reader: Reader, level: number): Folded | null {
  if (level === LEVELS.length) return operand(reader);
  let left = binary(reader, level + 1);
  while (reader.at <= reader.end && LEVELS[level].has(tokenText(reader.tokens, reader.at))) {
    const operator = tokenText(reader.tokens, reader.at++);
    left = applied(reader.tokens, operator, left, binary(reader, level + 1));
  }
  return left;
}

function applied(tokens: Tokens, operator: string, left: Folded | null, right: Folded | null): Folded | null {
  if (operator === '||' || operator === 'or') return left === true || right === true ? true : left === false && right === false ? false : null;
  if (operator === '&&' || operator === 'and') return left === false || right === false ? false : left === true && right === true ? true : null;
  if (left === null || right === null) return null;
  if (operator === '==' || operator === '===') return left === right;
  if (operator === '!=' || operator === '!==') return left !== right;
  if (typeof left === 'string' && typeof right === 'string') return operator === '+' || operator === '.' ? left + right : null;
  return typeof left === 'number' && typeof right === 'number' ? calculated(tokens, operator, left, right) : null;
}

/** Languages that divide whole numbers to whole numbers. */
const WHOLE: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'groovy', 'csharp', 'go', 'c', 'cpp', 'rust', 'swift', 'ruby']);

function calculated({ grammar }: Tokens, operator: string, left: number, right: number): Folded | null {
  switch (operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    case '/': return right === 0 ? null : WHOLE.has(grammar.name) && Number.isInteger(left) && Number.isInteger(right) ? Math.trunc(left / right) : left / right;
    case '//': return right === 0 ? null : Math.floor(left / right);
    case '%': return right === 0 || left < 0 || right < 0 ? null : left % right;
    case '<': return left < right;
    case '>': return left > right;
    case '<=': return left <= right;
    case '>=': return left >= right;
    default: return null;
  }
}

function operand(reader: Reader): Folded | null {
  const { tokens, at, end, depth } = reader;
  if (at > end) return null;
  if (isOp(tokens, at, '!') || isOp(tokens, at, '-') || isText(tokens, at, 'not')) {
    reader.at++;
    const value = operand(reader);
    if (isOp(tokens, at, '-')) return typeof value === 'number' ? -value : null;
    return typeof value === 'boolean' ? !value : null;
  }
  const last = Math.min(operandEnd(tokens, at, end), end);
  reader.at = last + 1;
  if (isOp(tokens, at, '(') && tokens.pair[at] === last) return folded(tokens, { from: at + 1, to: last - 1 }, depth - 1);
  const value = leaf(tokens, at, depth);
  return at === last || value === null ? value : partOf(tokens, value, { from: at + 1, to: last }, depth);
}

const WORDS: Record<string, Folded> = { true: true, True: true, TRUE: true, false: false, False: false, FALSE: false };

function leaf(tokens: Tokens, at: number, depth: number): Folded | null {
  const text = tokenText(tokens, at);
  if (tokens.kind[at] === NUMBER) return /^\d[\d_]*(?:\.\d+)?[lLuUfFdD]{0,2}$/.test(text) ? Number(text.replace(/[_a-zA-Z]/g, '')) : null;
  if (tokens.kind[at] === STRING) return textAt(tokens, at);
  if (tokens.kind[at] !== WORD) return null;
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  const given = onlyValue(tokens, at, text);
  return given === null ? null : folded(tokens, given, depth - 1);
}

function textAt(tokens: Tokens, at: number): string | null {
  const { start, end } = literal(tokens, at);
  const text = tokens.text.slice(start, end);
  return text.includes('\\') ? null : text;
}

/** `.charAt(1)`, `[1]`, `.length()` of a text. */
function partOf(tokens: Tokens, value: Folded, { from, to }: Span, depth: number): Folded | null {
  if (typeof value !== 'string') return null;
  const isPlace = isOp(tokens, from, '[') || (isOp(tokens, from, '.') && /^(?:charAt|get|elementAt)$/.test(tokenText(tokens, from + 1)));
  const open = isOp(tokens, from, '[') ? from : from + 2;
  if (isPlace && tokens.pair[open] === to) {
    const place = folded(tokens, { from: open + 1, to: to - 1 }, depth - 1);
    return typeof place === 'number' && place >= 0 && place < value.length ? value[place] : null;
  }
  return null;
}

/** Is it a name that was given what the function `made` makes: `SPACES = re.compile(r"\s")`? */
export function isMadeBy(tokens: Tokens, { from, to }: Span, made: string): boolean {
  const value = from === to && tokens.kind[from] === WORD ? onlyValue(tokens, from, tokenText(tokens, from)) : null;
  return value !== null && tokens.text.startsWith(`${made}(`, tokens.start[value.from]);
}
