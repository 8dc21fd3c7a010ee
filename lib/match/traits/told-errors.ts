/** Whether a value tells what went wrong inside: the text or the trace of an error, here, in a name that it was put into, or in what a function of the text makes of it. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed } from '../../text/scopes.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { returnsOf } from '../values/callbacks.ts';

/** What errors are called where they are caught or handed over. */
const USUAL = '(?:db|sql|rpc|io|inner|sys|last)(?:Err|Error|Exception|Ex)|e|ex|err|error|exc|exception|cause|throwable';
const MEMBER = String.raw`(?:(?:\?|!)?\.|->|::)(?:message|stack(?:trace)?|stackTraceToString|sqlMessage|sql|detail|hint|meta|query|cause|backtrace|full_message|localizedMessage|localizedDescription|Message|StackTrace|InnerException|ToString|toString|getMessage|getLocalizedMessage|getMostSpecificCause|getRootCause|getCause|getTrace|getTraceAsString|getStackTrace|getFile|Error|what|to_string)\b`;
const TRACE = /\b(?:debug\.(?:Stack|PrintStack)\(|getStackTrace|stackTraceToString|printStackTrace\(|getTraceAsString|getStackTraceAsString|Environment\.StackTrace|std::stacktrace|\.stacktrace\b)/;

interface Forms { tells: RegExp; handedOn: RegExp; given: RegExp }

/** How an error of one of these names is put into text, handed on as it is, and given to a function. */
function formsOf(names: string): Forms {
  const error = String.raw`(?<![\w$.])(?:\$?(?:${names})|(?:[cC]ontext|ctx|filterContext|args)\.Exception|ctx\.failure\(\))`;
  const asText = String.raw`\b(?:String|str|inspect|fmt\.Sprint|strval)\(\s*(?:(?:reflecting|describing):\s?)?${error}\s*[,)]|\(string\)\s*${error}\b`;
  // a hole of a text, or one side of a join
  const inText = String.raw`[{$(]\s?${error}(?:\s?as\s\w{1,20})?(?::[#?]{0,2})?[})]|["'][^"'\n]{0,120}\$(?:${names})\b|[+.]\s?${error}\s?(?=[,;)+}]|$)|(?:Sprintf|Errorf|format!?|format_args!|anyhow!|f!?)\s?!?\s?\([^;]{0,160},\s?&?${error}\s?[,)]`;
  return {
    tells: new RegExp(`(?:${error}(?:\\s?as\\s\\w{1,20}\\))?${MEMBER}|\\(${error}\\s?as\\s[\\w.]{1,40}\\)${MEMBER}|${asText}|${inText})`),
    handedOn: new RegExp(`(?:^|[{,:(]\\s{0,9}|\\.\\.\\.)${error}\\s{0,9}(?=[},)]|$)`),
    given: new RegExp(`^\\(\\s*(?:[\\w.]{1,40},\\s{0,9}){0,3}${error}\\b`),
  };
}
const USUAL_FORMS = formsOf(USUAL);
const kept = new Map<string, Forms>();
/** Only where the program is being written, or of errors whose texts are meant for whoever asks. */
const MEANT = /NODE_ENV|\b(?:is)?_?(?:dev|debug(?!\.))|evelopment|roduction|isOperational|\.expose\b|\binstanceof\s(?!Error\b)|\bexpose\w{0,12}\b|\b(?:public|safe|user)_?(?:message|error)/i;
/** Tokens back in which a name may have been given it. */
const MAX_BACK = 400;

/** `catch (IOException io)`, `catch (problem)`, `(failure: Error)`, `Throwable t`: what it is called here. */
const CAUGHT = /\bcatch ?\(\s?(?:[\w.\\|& ]{1,80}[ &])?\$?(\w{1,30})(?:\s?: ?[\w.]{1,40})?\s?\)|\b(?:Exception|Throwable|Error)&? (\w{1,30})\s?[,)]|\b(\w{1,30})\??: ?(?:Exception|Throwable|Error|unknown)\b/g;

function formsAt(tokens: Tokens, index: number): Forms {
  const scope = enclosingFunction(tokens, index);
  const first = Math.max(tokens.start[index] - 2000, scope === null ? 0 : tokens.start[scope.head?.open ?? scope.start] - 1);
  const names = [...tokens.text.slice(Math.max(0, first), tokens.start[index]).matchAll(CAUGHT)].map(([, a, b, c]) => a ?? b ?? c).filter((name) => !/^(?:Exception|Throwable|message|code|status)$/.test(name));
  if (names.length === 0) return USUAL_FORMS;
  const all = [...new Set([USUAL, ...names])].join('|');
  if (kept.size > 200) kept.clear();
  return kept.get(all) ?? kept.set(all, formsOf(all)).get(all)!;
}

/** Does the value tell a caught error's text, or where it was thrown? */
export function tellsError(tokens: Tokens, span: Span): boolean {
  const code = codeOf(tokens, span);
  if (MEANT.test(code)) return false;
  const forms = formsAt(tokens, span.from);
  if (tells(tokens, code, forms)) return true;
  return [...madeBefore(tokens, span), ...madeByOwn(tokens, span, forms)].some((text) => !MEANT.test(text) && tells(tokens, text, forms));
}

function tells(tokens: Tokens, code: string, forms: Forms): boolean {
  return forms.tells.test(code) || TRACE.test(code) || (tokens.grammar.name === 'go' && /(?:^|,\s*)err$/.test(code)) || (tokens.grammar.family === 'js' && forms.handedOn.test(code));
}

/** The name of a writer in the value into which a trace was printed before. */
function printedInto(tokens: Tokens, value: string, before: number, first: number): string[] {
  if (!/\.toString\(\)|\$\{?\w/.test(value)) return [];
  return [...tokens.text.slice(tokens.start[first], tokens.start[before]).matchAll(PRINTED)].filter(([, name]) => new RegExp(`\\b${name}\\b`).test(value)).map(([call]) => call);
}

/** What the plain names in the value were given in their function, and those that were taken out of an error: `const { message, meta } = err`. */
function madeBefore(tokens: Tokens, { from, to }: Span): string[] {
  const first = Math.max(enclosingFunction(tokens, from)?.start ?? 0, from - MAX_BACK);
  const found: string[] = [spanText(tokens, { from, to })];
  for (let index = from; index <= to; index++) {
    if (tokens.kind[index] !== WORD || isOp(tokens, index + 1, ':') || isOp(tokens, index + 1, '(')) continue;
    const owner = ownerAt(tokens, index);
    const places = placesOf(tokens, tokenText(tokens, index));
    for (let place = countBefore(places, first); place < places.length && places[place] < from; place++) if (ownerAt(tokens, places[place]) === owner) found.push(...givenAt(tokens, places[place]));
  }
  return [...found.slice(1), ...found.flatMap((value) => printedInto(tokens, value, from, first))];
}

/** `answer` of `answer.body`; '' for a plain name. */
function ownerAt(tokens: Tokens, index: number): string {
  return isAccessor(tokens, index - 1) ? tokenText(tokens, index - 2) : '';
}

/** `e.printStackTrace(new PrintWriter(sw))`: what is written into. */
const PRINTED = /\.printStackTrace\(\s{0,9}new\s{1,9}PrintWriter\(\s{0,9}(\w{1,40})/g;

const TAKEN = /^(?:message|stack|detail|details|meta|hint|sqlMessage|sql|query|cause)$/;

function givenAt(tokens: Tokens, at: number): string[] {
  const sign = isOp(tokens, at + 1, '=') || isOp(tokens, at + 1, ':=') ? at + 2 : -1;
  if (sign > 0) return [codeOf(tokens, { from: sign, to: expressionEnd(tokens, sign) })];
  if (tokens.grammar.family !== 'js' || !TAKEN.test(tokenText(tokens, at))) return [];
  const close = /^[^{}()=;]{0,120}\}\s*=\s*\(?(\w+)/.exec(tokens.text.slice(tokens.start[at], tokens.start[at] + 200));
  return close === null ? [] : [`${close[1]}.message`];
}

/** What functions of the text give back that are handed an error: `body: problem(err)`. */
function madeByOwn(tokens: Tokens, { from, to }: Span, forms: Forms): string[] {
  const found: string[] = [];
  for (let index = from; index < to; index++) {
    if (tokens.kind[index] !== WORD || !isOp(tokens, index + 1, '(') || (isAccessor(tokens, index - 1) && !/^(?:this|self|\$this)$/.test(tokenText(tokens, index - 2)))) continue;
    const scope = forms.given.test(tokens.text.slice(tokens.start[index + 1], tokens.start[index + 1] + 40)) ? onlyFunctionNamed(tokens, tokenText(tokens, index)) : null;
    if (scope !== null) found.push(...returnsOf(tokens, scope).map((one) => codeOf(tokens, one)));
  }
  return found;
}

/** Its text, whatever the blanks. */
function codeOf(tokens: Tokens, { from, to }: Span): string {
  return tokens.text.slice(tokens.start[from], tokens.end[to]).replace(/\s+/g, ' ');
}
