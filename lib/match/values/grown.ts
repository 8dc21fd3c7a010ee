/** Names that are given something without an assignment: builders that grow by calls, and variables that a decoder fills. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, expressionEnd, isAccessor, isOp, items, operandEnd, operandStart, type Span } from '../../text/expression.ts';

/** Calls that put their arguments behind what a builder of text or a list holds. */
const APPENDS: ReadonlySet<string> = new Set(['append', 'Append', 'AppendLine', 'AppendFormat', 'WriteString', 'appendLine', 'AppendFormatted', 'push_str', 'push', 'unshift', 'extend']);
/** The same by languages in which the word says nothing else. */
const APPENDS_IN: Record<string, RegExp> = { java: /^(?:add|addAll|put|putAll|insert|write|print|println)$/, kotlin: /^(?:add|addAll|put|putAll|insert)$/, csharp: /^(?:Add|AddRange|Insert)$/, dart: /^(?:add|write|writeln)$/, py: /^update$/, ruby: /^(?:concat|prepend)$/ };
/** Languages whose lists are filled place by place: `marks[i] = "?"`. */
const BY_PLACE: ReadonlySet<string> = new Set(['go', 'java', 'csharp', 'kotlin', 'dart']);

/** Go's calls that fill what their last argument points to. */
const FILLS = /^(?:[dD]ecode(?:JSON|Body|Request)?|[rR]ead(?:JSON|Body|Request)|[pP]arse(?:JSON|Body|Request)|bind(?:JSON|Body|Request)?|Unmarshal|Bind\w*|ShouldBind\w*|BodyParser|QueryParser|ParamsParser|Scan)$/;

/** The arguments of `sql.append(a).append(b)` at the name `index`, in order; none when it is no such call, or `use` stands in it. */
export function addedBy(tokens: Tokens, index: number, use: number): Span[] {
  if (isOp(tokens, index + 1, '[')) return putInto(tokens, index, use);
  if (tokens.grammar.name === 'cpp' && isOp(tokens, index + 1, '<<')) return streamedInto(tokens, index, use);
  if (tokens.grammar.name === 'ruby' && isOp(tokens, index + 1, '<<')) return shovelledInto(tokens, index, use);
  const added: Span[] = tokens.grammar.name === 'go' ? printedInto(tokens, index, use) : [];
  let at = index;
  while (isAccessor(tokens, at + 1) && tokens.kind[at + 2] === WORD && appends(tokens, at + 2) && isOp(tokens, at + 3, '(')) {
    const close = tokens.pair[at + 3];
    if (close < at || use < close) return [];
    const args = items(tokens, at + 3);
    if (args.length > 1 && tokenText(tokens, at + 2) === 'AppendFormat') added.push({ from: at + 2, to: close });
    else if (args.length > 0) added.push({ from: args[0].from, to: args[0].to }, ...args.slice(1));
    at = close;
  }
  return added;
}

function appends(tokens: Tokens, index: number): boolean {
  const name = tokenText(tokens, index);
  return APPENDS.has(name) || APPENDS_IN[tokens.grammar.name]?.test(name) === true;
}

/** `list[i] = value`, and PHP's `$list[] = value`. */
function putInto(tokens: Tokens, index: number, use: number): Span[] {
  const close = tokens.pair[index + 1];
  if (close <= index || !(BY_PLACE.has(tokens.grammar.name) || (tokens.grammar.family === 'php' && close === index + 2))) return [];
  let equals = close + 1;
  while (tokens.grammar.name === 'go' && isOp(tokens, equals, ',') && tokens.kind[equals + 1] === WORD) equals = operandEnd(tokens, equals + 1, tokens.count - 1) + 1;
  if (!isOp(tokens, equals, '=')) return [];
  const value = inPlace(tokens, { from: equals + 1, to: expressionEnd(tokens, equals + 1) }, placeAmong(tokens, index));
  return use <= value.to ? [] : [value];
}

/** C++'s `text << a << b;`. */
function streamedInto(tokens: Tokens, index: number, use: number): Span[] {
  const added: Span[] = [];
  let operator = index + 1;
  while (isOp(tokens, operator, '<<')) {
    const to = operandEnd(tokens, operator + 1, tokens.count - 1);
    added.push({ from: operator + 1, to });
    operator = to + 1;
  }
  return use < operator || !isOp(tokens, operator, ';') ? [] : added;
}

/** Ruby's `text << a << b`, `list << a if b`. */
function shovelledInto(tokens: Tokens, index: number, use: number): Span[] {
  const added: Span[] = [];
  let operator = index + 1;
  while (isOp(tokens, operator, '<<')) {
    const end = operandEnd(tokens, operator + 1, tokens.count - 1);
    const to = isOp(tokens, end + 1, '<<') ? end : expressionEnd(tokens, operator + 1);
    added.push({ from: operator + 1, to });
    operator = to + 1;
  }
  return use < operator ? [] : added;
}

/** How many targets stand before the one at `index` in `a, b[i] = x, y`. */
export function placeAmong(tokens: Tokens, index: number): number {
  let place = 0;
  for (let back = index - 1; back > 0 && isOp(tokens, back, ',') && !isOp(tokens, back - 1, ','); back = operandStart(tokens, back - 1) - 1) place++;
  return place;
}

/** Of the values that begin with `first`, the one that many places on. */
export function inPlace(tokens: Tokens, first: Span, place: number): Span {
  let span = first;
  for (; place > 0 && isOp(tokens, span.to + 1, ','); place--) span = { from: span.to + 2, to: expressionEnd(tokens, span.to + 2) };
  return span;
}

/** Go's `fmt.Fprintf(&b, "a %s", x)`, `fmt.Fprint(b, x)` and `io.WriteString(b, x)`. */
function printedInto(tokens: Tokens, index: number, use: number): Span[] {
  const open = isOp(tokens, index - 1, '&') ? index - 2 : index - 1;
  const close = isOp(tokens, open, '(') ? tokens.pair[open] : -1;
  if (close < index || use < close || !/^(?:Fprint(?:f|ln)?|WriteString)$/.test(tokenText(tokens, open - 1))) return [];
  if (isText(tokens, open - 1, 'Fprintf')) return [{ from: operandStart(tokens, open - 1), to: close }];
  return items(tokens, open).slice(1);
}

/** The value of `options.url = url` and `options["url"] = url` at the name `index`, where all of the object is used at `use`; null otherwise. */
export function putUnderKey(tokens: Tokens, index: number, use: number): Span | null {
  const isArray = tokens.grammar.name === 'java' || tokens.grammar.name === 'csharp';
  if (tokens.grammar.family !== 'js' && tokens.grammar.name !== 'py' && !(isArray && isOp(tokens, index + 1, '['))) return null;
  if (isAccessor(tokens, use + 1) || isOp(tokens, use + 1, '[')) return null;
  const last = isAccessor(tokens, index + 1) && tokens.kind[index + 2] === WORD ? index + 2 : isOp(tokens, index + 1, '[') ? tokens.pair[index + 1] : -1;
  if (last < 0 || !isOp(tokens, last + 1, '=')) return null;
  const span = { from: last + 2, to: expressionEnd(tokens, last + 2) };
  return use >= span.from && use <= span.to ? null : span;
}

/** Calls that copy what they are asked of into their argument. */
const COPIES: ReadonlySet<string> = new Set(['CopyTo', 'CopyToAsync', 'transferTo']);

/** What fills the name at `index`, as its value: Go's `json.NewDecoder(r.Body).Decode(&input)` and `c.ShouldBindJSON(&input)`, or `file.CopyTo(stream)`. */
export function filledBy(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  if (isOp(tokens, index - 1, '(') && COPIES.has(tokenText(tokens, index - 2)) && isAccessor(tokens, index - 3)) {
    return { span: { from: operandStart(tokens, index - 4), to: index - 4 }, adds: false };
  }
  if (tokens.grammar.name === 'csharp') return tried(tokens, index) ?? recognised(tokens, index);
  if (tokens.grammar.name === 'java') return isText(tokens, index - 2, 'instanceof') ? { span: { from: operandStart(tokens, index - 3), to: index - 3 }, adds: false } : null;
  if (tokens.grammar.name === 'py') return opened(tokens, index);
  if (tokens.grammar.name === 'rust') return matched(tokens, index) ?? written(tokens, index);
  if (tokens.grammar.name === 'cpp') return declaredStream(tokens, index);
  if (tokens.grammar.name === 'scala') return ofCase(tokens, index);
  // Go's `var text strings.Builder`
  if (isText(tokens, index - 1, 'var') && /^(?:strings|bytes)$/.test(tokenText(tokens, index + 1)) && isAccessor(tokens, index + 2)) return { span: { from: index + 1, to: index + 3 }, adds: false };
  // echo's `c.Bind(req)` takes a pointer
  const isPointer = isOp(tokens, index - 1, '(') && (/^(?:Bind|ShouldBind|BodyParser|QueryParser)/.test(tokenText(tokens, index - 2)) || isOfBind(tokens, index - 2));
  if (tokens.grammar.name !== 'go' || (!isPointer && (!isOp(tokens, index - 1, '&') || tokens.kind[index - 2] !== OP))) return null;
  const close = index + 1;
  if (!isOp(tokens, close, ')') || tokens.pair[close] < 1) return null;
  const callee = tokens.pair[close] - 1;
  if (tokens.kind[callee] !== WORD || !(FILLS.test(tokenText(tokens, callee)) || isOfBind(tokens, callee))) return null;
  // `json.Unmarshal(body, &input)`
  if (isText(tokens, callee, 'Unmarshal')) return { span: items(tokens, callee + 1)[0], adds: false };
  return { span: { from: operandStart(tokens, callee), to: close }, adds: false };
}

/** Fiber's `c.Bind().Body(&input)`. */
function isOfBind(tokens: Tokens, callee: number): boolean {
  return isAccessor(tokens, callee - 1) && isOp(tokens, callee - 2, ')') && isText(tokens, tokens.pair[callee - 2] - 1, 'Bind');
}

/** C#'s `request.Query["name"].ToString() is string name`, `message.Text is not { Length: > 0 } text`. */
function recognised(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const close = index - 1;
  const type = isOp(tokens, close, '}') ? tokens.pair[close] : close;
  if (type < 2 || (type === close && tokens.kind[type] !== WORD)) return null;
  const not = isText(tokens, type - 1, 'is') ? type - 1 : type - 2;
  const is = isText(tokens, not, 'is') ? not : -1;
  if (is < 1 || (is === type - 2 && !isText(tokens, type - 1, 'not'))) return null;
  return { span: { from: operandStart(tokens, is - 1), to: is - 1 }, adds: false };
}

/** C++'s `std::ostringstream text;`: its type says that it holds nothing. */
function declaredStream(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  return /^o?stringstream$/.test(tokenText(tokens, index - 1)) && isOp(tokens, index + 1, ';') ? { span: { from: index - 1, to: index - 1 }, adds: false } : null;
}

/** C#'s `Uri.TryCreate(text, UriKind.Absolute, out var uri)`: the address that the text is. */
function tried(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const isOut = isText(tokens, index - 1, 'out') || (isText(tokens, index - 2, 'out') && tokens.kind[index - 1] === WORD);
  const open = isOut ? enclosingOpen(tokens, index) : -1;
  // `request.Headers.TryGetValue("X-Name", out var name)`
  if (isText(tokens, open - 1, 'TryGetValue') && isAccessor(tokens, open - 2)) return { span: { from: operandStart(tokens, open - 3), to: tokens.pair[open] }, adds: false };
  if (open < 1 || !isText(tokens, open - 1, 'TryCreate')) return null;
  return { span: items(tokens, open)[0], adds: false };
}

/** Scala's `value match { case Some(name) => …`, and `case name =>`: what is matched. */
function ofCase(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const isTaken = isOp(tokens, index - 1, '(') && /^(?:Some|Right|Success|JsSuccess)$/.test(tokenText(tokens, index - 2));
  const start = isTaken ? index - 3 : index - 1;
  const end = isTaken ? tokens.pair[index - 1] + 1 : index + 1;
  const open = isText(tokens, start, 'case') && isOp(tokens, end, '=>') ? enclosingOpen(tokens, start) : -1;
  return isOp(tokens, open, '{') && isText(tokens, open - 1, 'match') ? { span: { from: operandStart(tokens, open - 2), to: open - 2 }, adds: false } : null;
}

/** Python's `with tarfile.open(path) as bundle:`. */
function opened(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  if (tokens.kind[index - 1] !== WORD || !isText(tokens, index - 1, 'as') || !(isOp(tokens, index + 1, ':') || isOp(tokens, index + 1, ','))) return null;
  const from = operandStart(tokens, index - 2);
  return isText(tokens, from - 1, 'with') || isOp(tokens, from - 1, ',') ? { span: { from, to: index - 2 }, adds: false } : null;
}

/** Rust's `let Some(name) = value else`, `if let Ok(name) = value` and, in `match value`, the arms `Some(name) =>` and `name =>`. */
function matched(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  if (isOp(tokens, index + 1, '=>') && /^[{},]$/.test(tokenText(tokens, index - 1))) return matchedAt(tokens, enclosingOpen(tokens, index));
  if (!isOp(tokens, index - 1, '(') || !isOp(tokens, index + 1, ')') || !/^(?:Some|Ok)$/.test(tokenText(tokens, index - 2))) return null;
  if (isOp(tokens, index + 2, '=')) return { span: { from: index + 3, to: beforeElse(tokens, { from: index + 3, to: expressionEnd(tokens, index + 3) }) }, adds: false };
  return isOp(tokens, index + 2, '=>') ? matchedAt(tokens, enclosingOpen(tokens, index - 2)) : null;
}

/** What `match value {` asks, whose arms stand in the braces at `open`. */
function matchedAt(tokens: Tokens, open: number): { span: Span; adds: boolean } | null {
  for (let from = open - 1; from > 0 && from > open - MATCHED; from--) if (tokens.kind[from] === WORD && isText(tokens, from, 'match')) return { span: { from: from + 1, to: open - 1 }, adds: false };
  return null;
}

/** `let Some(name) = value else { … }`: the value ends before `else`, and never with a brace. */
function beforeElse(tokens: Tokens, { from, to }: Span): number {
  for (let index = from + 1; index <= to; index++) if (tokens.kind[index] === WORD && isText(tokens, index, 'else') && !isOp(tokens, index - 1, '}')) return index - 1;
  return to;
}

/** Tokens of what a `match` asks that are looked at. */
const MATCHED = 20;

/** Rust's `write!(text, "a {}", b)` and `write!(&mut text, …)`. */
function written(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  let open = index - 1;
  while (open > 0 && tokens.kind[open] !== OP && /^mut$/.test(tokenText(tokens, open))) open--;
  if (isOp(tokens, open, '&')) open--;
  if (!isOp(tokens, open, '(') || !isOp(tokens, open - 1, '!') || !/^writeln?$/.test(tokenText(tokens, open - 2))) return null;
  return { span: { from: open - 2, to: tokens.pair[open] }, adds: true };
}

/** `read -r name` of the shell: the word `read` stands for what comes in. */
export function readInto(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  for (let back = index - 1; back >= 0 && back > index - 12 && tokens.lineBreak[back + 1] === 0; back--) {
    if (tokens.kind[back] === OP && !isText(tokens, back, '-')) return null;
    if (tokens.kind[back] === WORD && isText(tokens, back, 'read')) return { span: { from: back, to: back }, adds: false };
  }
  return null;
}
