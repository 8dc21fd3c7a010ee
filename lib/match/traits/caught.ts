/** Python: whether a value tells what a handler of any exception, or of what a database or the system raised, caught. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { column, lineStart } from '../../text/scopes/walk.ts';
import { countBefore, placesOf, scopeText, spanText } from '../../text/words.ts';
import { returnsOf } from '../values/callbacks.ts';

/** What is caught: the names of the types as they are written, and the name it is given; '' where it has none. */
interface Caught { types: string; name: string; from: number }

/** Whatever goes wrong, or what a library says of a machine: no exceptions of the program's own that are written for whoever asks. */
const TELLING = /(?:^|[\s,(.])(?:Exception|BaseException|\w{0,20}(?:SQLAlchemy|Database|Operational|Programming|Interface|Postgres|PyMongo|MySQL|Redis|BotoCore|Client)Error|(?:psycopg2?|sqlite3|pymysql|asyncpg|MySQLdb|cx_Oracle|oracledb|mysql\.connector|smtplib|ldap3?)\.\w+|OSError|IOError|CalledProcessError)(?=$|[\s,)])/;
const TRACE = /\b(?:format_exc|format_exception|format_tb|format_stack|print_exc)\(/;
/** Only where the program is being written. */
const DEVELOPING = /\b(?:if|and|or|else|not)\b[^\n]{0,60}(?:debug|DEBUG|is_dev|development|verbose)|(?:debug|DEBUG|is_dev)\b[^\n]{0,20}\b(?:else|and)\b/;
/** Tokens back to the handler's head. */
const MAX_BACK = 400;

/** Does the value put into text what was caught where it stands, or hold the trace of it? */
export function tellsCaught(tokens: Tokens, span: Span): boolean {
  if (tokens.grammar.name !== 'py') return false;
  const scope = enclosingFunction(tokens, span.from);
  const caught = caughtAt(tokens, span.from, scope?.start ?? 0) ?? (scope === null ? null : handledBy(tokens, scope));
  if (caught === null || DEVELOPING.test(spanText(tokens, { from: caught.from, to: span.to }))) return false;
  const texts = [span, ...madeSince(tokens, caught.from, span), ...madeByOwn(tokens, span)].map((one) => spanText(tokens, one));
  if (texts.some((text) => TRACE.test(text))) return true;
  return TELLING.test(caught.types) && caught.name !== '' && texts.some((text) => puts(text, caught.name));
}

/** `except (A, b.C) as error:` around the token, no further back than `first`. */
function caughtAt(tokens: Tokens, index: number, first: number): Caught | null {
  let least = column(tokens, lineStart(tokens, index));
  for (let at = index; at > Math.max(first, index - MAX_BACK); at--) {
    if (tokens.lineBreak[at] !== 1 || column(tokens, at) >= least) continue;
    least = column(tokens, at);
    if (!isText(tokens, at, 'except')) continue;
    const line = tokens.text.slice(tokens.end[at], tokens.start[at] + 300).split(/:\s*(?:#[^\n]*)?\n/)[0];
    const [, types, name] = /^([^]*?)(?:\bas\s+(\w+)\s*)?$/.exec(line)!;
    return { types, name: name ?? '', from: at };
  }
  return null;
}

/** The parameter of a function that a framework hands every exception: by its decorator, by where it is registered, by what Django calls it. */
function handledBy(tokens: Tokens, scope: Scope): Caught | null {
  // Tornado hands it over among the keywords
  if (scope.name === 'write_error') return { types: '', name: '', from: scope.start };
  const name = paramsOf(tokens, scope).find((one) => /^(?:e|ex|exc|err|error|exception)$/.test(one)) ?? '';
  if (name === '' || scope.name === '') return null;
  const before = tokens.text.slice(Math.max(0, tokens.start[scope.start] - 300), tokens.start[scope.start]);
  const isDecorated = /@[\w.]{1,40}\.(?:(?:app_)?errorhandler|exception_handler|exception)\(\s{0,9}(?:Exception|500)\b[^\n]{0,40}\)\s+(?:async\s+)?$/.test(before);
  const isRegistered = new RegExp(`\\b(?:Exception|500)\\s{0,4}[:,]\\s{0,4}(?:self\\.)?${scope.name}\\b`).test(tokens.text);
  const isLast = scope.name === 'process_exception' || (paramsOf(tokens, scope).includes('context') && /\bresponse is None\b/.test(scopeText(tokens, scope)));
  return isDecorated || isRegistered || isLast ? { types: 'Exception', name, from: scope.start } : null;
}

/** What the plain names in the value were given since `first`. */
function madeSince(tokens: Tokens, first: number, { from, to }: Span): Span[] {
  const found: Span[] = [];
  for (let index = from; index <= to; index++) {
    if (tokens.kind[index] !== WORD || isAccessor(tokens, index - 1)) continue;
    const places = placesOf(tokens, tokenText(tokens, index));
    for (let place = countBefore(places, first); place < places.length && places[place] < from; place++) {
      // `info["trace"] = …`, too
      const sign = isOp(tokens, places[place] + 1, '[') ? tokens.pair[places[place] + 1] + 1 : places[place] + 1;
      if (isOp(tokens, sign, '=') && !isSwitchedOff(tokens, places[place])) found.push({ from: sign + 1, to: expressionEnd(tokens, sign + 1) });
    }
  }
  return found;
}

/** `if SHOW_TRACE:` right above, where the text has `SHOW_TRACE = False`. */
function isSwitchedOff({ text, start }: Tokens, index: number): boolean {
  const name = /\n[ \t]*if\s{1,9}([A-Za-z_]\w{1,40}):\s*$/.exec(text.slice(Math.max(0, start[index] - 120), start[index]))?.[1];
  return name !== undefined && new RegExp(`(?:^|\\n)${name}\\s{0,9}=\\s{0,9}False\\b`).test(text);
}

/** What functions of the text give back that the value calls: `content={"error": details(exc)}`. */
function madeByOwn(tokens: Tokens, { from, to }: Span): Span[] {
  const found: Span[] = [];
  for (let index = from; index < to; index++) {
    const isCall = tokens.kind[index] === WORD && isOp(tokens, index + 1, '(') && (!isAccessor(tokens, index - 1) || isText(tokens, index - 2, 'self'));
    const scope = isCall ? onlyFunctionNamed(tokens, tokenText(tokens, index)) : null;
    if (scope !== null) found.push(...returnsOf(tokens, scope).flatMap((given) => [given, ...madeSince(tokens, scope.start, given)]));
  }
  return found;
}

/** `str(e)`, `f"{e!r}"`, `"%s" % e`, `"{}".format(e)`, `e.args`, and what drivers keep the answer of a server in. */
function puts(text: string, name: string): boolean {
  return new RegExp(`\\b(?:str|repr|unicode)\\(\\s*(?:${name}\\.__(?:cause|context)__(?:\\s+or\\s+))?${name}(?:\\.__(?:cause|context)__)?\\s*\\)|\\{\\s*${name}(?:![rsa])?\\s*(?::[^{}]{0,20})?\\}|%\\s*(?:\\((?:[^()]{1,80},\\s*)?)?${name}\\b(?![.\\w(])|\\.format\\((?:[^()]{1,80}[,=]\\s*)?${name}\\b(?![.\\w(])|\\b${name}\\.(?:args|message|pgerror|orig|stderr|stdout|output|original_exception)\\b`).test(text);
}
