/** What a call of C or C++ writes through one of its arguments: `sprintf(line, …)`, `fgets(line, …)`, `std::cin >> line`. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, expressionEnd, isOp, items, operandStart, type Span } from '../../text/expression.ts';

/** Which argument is written to; `of`: the argument it is given, or 'call' where the call itself says what comes. */
interface Filler { to: number; of: number | 'call'; adds?: boolean }

const call = (to: number): Filler => ({ to, of: 'call' });

const FILLERS: Record<string, Filler> = {
  sprintf: call(0), snprintf: call(0), vsprintf: call(0), vsnprintf: call(0), asprintf: call(0), swprintf: call(0),
  strcpy: { to: 0, of: 1 }, strncpy: { to: 0, of: 1 }, strlcpy: { to: 0, of: 1 }, stpcpy: { to: 0, of: 1 }, memcpy: { to: 0, of: 1 }, memmove: { to: 0, of: 1 }, wcscpy: { to: 0, of: 1 },
  strcat: { to: 0, of: 1, adds: true }, strncat: { to: 0, of: 1, adds: true }, strlcat: { to: 0, of: 1, adds: true },
  fgets: call(0), gets: call(0), fread: call(0), read: call(1), recv: call(1), recvfrom: call(1), pread: call(1), SSL_read: call(1), BIO_read: call(1), mg_http_get_var: call(2), mg_get_var: call(3), mg_get_cookie: call(2), httpd_query_key_value: call(2), httpd_req_get_url_query_str: call(1), httpd_req_get_hdr_value_str: call(2), httpd_req_recv: call(1), scanf: call(1), fscanf: call(2), sscanf: { to: 2, of: 0 }, getline: call(0),
  mysql_real_escape_string: call(1), mysql_real_escape_string_quote: call(1), mysql_escape_string: call(0), PQescapeStringConn: call(1), PQescapeString: call(0),
  copy_from_user: call(0), strncpy_from_user: call(0), from_chars: call(2),
  inet_ntop: call(2), uuid_unparse: call(1), uuid_unparse_lower: call(1),
};

/** Those that write to every argument from theirs on. */
const MANY: ReadonlySet<string> = new Set(['scanf', 'fscanf', 'sscanf']);

/** `url_decode(path, sizeof path, req->target)`: what is decoded stands last. */
const DECODES = /^(?:\w{1,20}_)?(?:(?:ur[li]|percent|http)_?(?:decode|unescape|unquote)|(?:decode|unescape)_(?:ur[li]|percent))\w{0,12}$/i;

/** What the name at `index` is filled with by the call around it, or null. */
export function filledWith(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  if (isOp(tokens, index - 1, '>>')) return streamed(tokens, index);
  const open = callAround(tokens, index);
  if (open < 1 || !isOp(tokens, open, '(') || tokens.kind[open - 1] !== WORD || tokens.pair[open] <= index) return null;
  const name = tokenText(tokens, open - 1);
  const filler = name === 'read' && isOp(tokens, open - 2, '.') ? call(0) : Object.hasOwn(FILLERS, name) ? FILLERS[name] : undefined;
  if (filler === undefined && !DECODES.test(name)) return null;
  const args = items(tokens, open);
  if (filler === undefined) return args.length > 1 && args[0].from <= index && index <= args[0].to && tokens.kind[index - 1] !== WORD ? { span: args[args.length - 1], adds: false } : null;
  const at = args.findIndex(({ from, to }) => from <= index && index <= to);
  const isInput = name === 'getline' && at === 1 && args.length === 2;
  if (!isInput && (MANY.has(name) ? at < filler.to : at !== filler.to)) return null;
  if (tokens.kind[index - 1] === WORD) return null;
  if (filler.of !== 'call') return args.length > filler.of ? { span: args[filler.of], adds: filler.adds === true } : null;
  return { span: { from: operandStart(tokens, open - 1), to: tokens.pair[open] }, adds: false };
}

/** The bracket of `stream.read(reinterpret_cast<char *>(&head), sizeof head)` and `recv(s, (char *)(line + used), rest, 0)`. */
function callAround(tokens: Tokens, index: number): number {
  const open = enclosingOpen(tokens, index);
  if (isOp(tokens, open - 1, ')') && isOp(tokens, open - 2, '*')) return enclosingOpen(tokens, open);
  return isOp(tokens, open - 1, '>') && tokens.text.slice(Math.max(0, tokens.start[open] - 60), tokens.start[open]).includes('reinterpret_cast<') ? enclosingOpen(tokens, open) : open;
}

/** `std::cin >> name`, and `std::cin >> first >> name`. */
function streamed(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  for (let back = index - 1; back > 0 && back > index - 20; back--) {
    if (tokens.kind[back] === WORD && isText(tokens, back, 'cin')) return { span: { from: operandStart(tokens, back), to: back }, adds: false };
    if (tokens.kind[back] === OP && /^[;{}()]$/.test(tokenText(tokens, back))) return null;
  }
  return null;
}

/** `*equals = '\0';` of C changes one character of the text, and not where the name points. */
export function setsCharacter(tokens: Tokens, index: number): boolean {
  if (tokens.grammar.family !== 'c' || !isOp(tokens, index - 1, '*') || !isOp(tokens, index + 1, '=') || tokens.kind[index - 2] === WORD) return false;
  return isOp(tokens, index + 3, ';') && /^(?:\d|L?')/.test(tokenText(tokens, index + 2));
}

/** `std::string name("a")`, `std::string name{"a"}`: a text made where it is declared; `std::vector<std::string> names{"a", "b"}`: a list. */
export function constructed(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const open = index + 1;
  if (isOp(tokens, open, '{') && isOp(tokens, index - 1, '>') && tokens.pair[open] > open) return { span: { from: open, to: tokens.pair[open] }, adds: false };
  if (!(isOp(tokens, open, '(') || isOp(tokens, open, '{')) || !TEXTS.has(tokenText(tokens, index - 1)) || tokens.pair[open] <= open + 1) return null;
  return tokens.kind[open + 1] === WORD && tokens.kind[open + 2] === WORD ? null : { span: { from: open + 1, to: expressionEnd(tokens, open + 1) }, adds: false };
}

const TEXTS: ReadonlySet<string> = new Set(['string', 'wstring', 'stringstream', 'ostringstream', 'QString']);
