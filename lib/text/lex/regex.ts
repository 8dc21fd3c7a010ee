/** Tells a regular expression from a division by what stands before it. */
import { openString, readPieces } from './pieces.ts';
import { NUMBER, OP, REGEX, STRING, TAIL, TEXT, WORD, emit, isWordCode, type Lex } from './state.ts';

/** How many slashes of one line may look like an unfinished regex before the rest are taken for divisions. */
const PATIENCE = 8;

export function regexLiteral(lex: Lex): boolean {
  if (lex.pos < lex.regexBarrier || (endsValue(lex, true) && !isArgument(lex))) return false;
  const close = regexEnd(lex);
  if (close < 0) return false;
  const { regex } = lex.tables;
  if (regex !== null && lex.text.slice(lex.pos, close).includes(regex.holes[0].open)) {
    readPieces(lex, openString(regex, regex.close, REGEX), { from: lex.pos, lead: 1 }, lex.pos + 1);
    return true;
  }
  let to = close + 1;
  while (to < lex.end && isWordCode(lex, lex.text.charCodeAt(to))) to++;
  const index = emit(lex, REGEX, lex.pos, to);
  lex.lead[index] = 1;
  lex.trail[index] = to - close;
  return true;
}

/** `puts /x/`: a blank before and none behind. */
function isArgument(lex: Lex): boolean {
  const last = lex.count - 1;
  if (!lex.grammar.regex!.command || lex.kind[last] !== WORD || lex.to[last] === lex.pos) return false;
  const next = lex.text.charCodeAt(lex.pos + 1);
  return next > 32 && next !== 61;
}

/** Offset of the closing slash on this line, or -1. */
function regexEnd(lex: Lex): number {
  const { text, end } = lex;
  let inClass = false;
  for (let at = lex.pos + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return fail(lex, at);
    if (code === 92) at++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return at;
  }
  return fail(lex, end);
}

function fail(lex: Lex, lineEnd: number): number {
  lex.lookahead += lineEnd - lex.pos;
  if (++lex.regexFailures < PATIENCE) return -1;
  lex.regexFailures = 0;
  lex.regexBarrier = lineEnd;
  return -1;
}

/** Does the previous token end a value, so that an operator comes next? */
export function endsValue(lex: Lex, afterBlock: boolean): boolean {
  const last = lex.count - 1;
  if (last < 0) return false;
  const kind = lex.kind[last];
  if (kind === WORD) return !isKeywordBefore(lex, last);
  if (kind === NUMBER || kind === STRING || kind === TAIL || kind === REGEX || kind === TEXT) return true;
  if (kind !== OP) return false;
  const code = lex.text.charCodeAt(lex.to[last] - 1);
  if (code === 93) return true;
  if (code === 41) return !isStatementHead(lex, last);
  if (code === 125) return afterBlock ? !isBlock(lex, last) : true;
  return lex.to[last] - lex.from[last] === 2 && (code === 43 || code === 45) && lex.text.charCodeAt(lex.from[last]) === code;
}

/** `return /x/`, but not `a.return / 2`. */
function isKeywordBefore(lex: Lex, index: number): boolean {
  const length = lex.to[index] - lex.from[index];
  if (length < 2 || length > 10 || !lex.tables.valueAfter.has(textOf(lex, index))) return false;
  return index === 0 || lex.kind[index - 1] !== OP || lex.text.charCodeAt(lex.from[index - 1]) !== 46;
}

/** `if (x) /y/`: the parenthesis belongs to a statement, not to a call. */
function isStatementHead(lex: Lex, closer: number): boolean {
  const opener = lex.pair[closer];
  return opener > 0 && lex.kind[opener - 1] === WORD && lex.tables.statementAfter.has(textOf(lex, opener - 1));
}

/** The brace ends a block and not an object. */
function isBlock(lex: Lex, closer: number): boolean {
  const opener = lex.pair[closer];
  if (opener <= 0) return true;
  const before = opener - 1;
  if (lex.kind[before] === WORD) return lex.text.charCodeAt(lex.to[before]) !== 61 && textOf(lex, before) !== 'return';
  if (lex.kind[before] !== OP) return false;
  const text = textOf(lex, before);
  return text === ')' || text === ';' || text === '{' || text === '}' || text === '=>';
}

function textOf(lex: Lex, index: number): string {
  return lex.text.slice(lex.from[index], lex.to[index]);
}
