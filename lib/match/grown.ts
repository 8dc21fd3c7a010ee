/** Names that are given something without an assignment: builders that grow by calls, and variables that a decoder fills. */
import { OP, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, isOp, items, operandStart, type Span } from '../text/expression.ts';

/** Calls that put their arguments behind what a builder of text or a list holds. */
const APPENDS: ReadonlySet<string> = new Set(['append', 'Append', 'AppendLine', 'AppendFormat', 'WriteString', 'appendLine', 'AppendFormatted', 'push_str', 'push', 'unshift', 'extend']);

/** Go's calls that fill what their last argument points to. */
const FILLS = /^(?:Decode|Unmarshal|Bind\w*|ShouldBind\w*|BodyParser|QueryParser|ParamsParser|ReadJSON|Scan)$/;

/** The arguments of `sql.append(a).append(b)` at the name `index`, in order; none when it is no such call, or `use` stands in it. */
export function addedBy(tokens: Tokens, index: number, use: number): Span[] {
  const added: Span[] = [];
  let at = index;
  while (isAccessor(tokens, at + 1) && tokens.kind[at + 2] === WORD && APPENDS.has(tokenText(tokens, at + 2)) && isOp(tokens, at + 3, '(')) {
    const close = tokens.pair[at + 3];
    if (close < at || use < close) return [];
    const args = items(tokens, at + 3);
    if (args.length > 1 && tokenText(tokens, at + 2) === 'AppendFormat') added.push({ from: at + 2, to: close });
    else if (args.length > 0) added.push({ from: args[0].from, to: args[0].to }, ...args.slice(1));
    at = close;
  }
  return added;
}

/** Calls that copy what they are asked of into their argument. */
const COPIES: ReadonlySet<string> = new Set(['CopyTo', 'CopyToAsync', 'transferTo']);

/** What fills the name at `index`, as its value: Go's `json.NewDecoder(r.Body).Decode(&input)` and `c.ShouldBindJSON(&input)`, or `file.CopyTo(stream)`. */
export function filledBy(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  if (isOp(tokens, index - 1, '(') && COPIES.has(tokenText(tokens, index - 2)) && isAccessor(tokens, index - 3)) {
    return { span: { from: operandStart(tokens, index - 4), to: index - 4 }, adds: false };
  }
  if (tokens.grammar.name === 'rust') return written(tokens, index);
  if (tokens.grammar.name !== 'go' || !isOp(tokens, index - 1, '&') || tokens.kind[index - 2] !== OP) return null;
  const close = index + 1;
  if (!isOp(tokens, close, ')') || tokens.pair[close] < 1) return null;
  const callee = tokens.pair[close] - 1;
  if (tokens.kind[callee] !== WORD || !FILLS.test(tokenText(tokens, callee))) return null;
  return { span: { from: operandStart(tokens, callee), to: close }, adds: false };
}

/** Rust's `write!(text, "a {}", b)` and `write!(&mut text, …)`. */
function written(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  let open = index - 1;
  while (open > 0 && tokens.kind[open] !== OP && /^mut$/.test(tokenText(tokens, open))) open--;
  if (isOp(tokens, open, '&')) open--;
  if (!isOp(tokens, open, '(') || !isOp(tokens, open - 1, '!') || !/^writeln?$/.test(tokenText(tokens, open - 2))) return null;
  return { span: { from: open - 2, to: tokens.pair[open] }, adds: true };
}
