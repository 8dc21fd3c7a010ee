/** Functions and methods of the program's own that are called like those of a module: `loadImage(url)`, `this.readFile(path)`, `monitor.readFile(file)`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { functionsNamed } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { classOf } from '../values/classes.ts';
import { isImported } from '../values/own-values.ts';

/** Bytes at the head of a file in which it asks for others. */
const HEAD = 8000;

/** Is the call in the span one of a function or method that the same text has, or of a file of the program's own? What that does with its argument is told there. */
export function callsOwnMethod(tokens: Tokens, { from, to }: Span): boolean {
  if (tokens.grammar.family !== 'js') return false;
  if (callsOwn(tokens, { from, to })) return true;
  let open = from;
  while (open < to && !isOp(tokens, open, '(')) open++;
  const method = open - 1;
  if (tokens.kind[from] !== WORD || tokens.kind[method] !== WORD || method <= from || !isAccessor(tokens, method - 1)) return false;
  const owner = tokenText(tokens, from);
  // who puts the path together here has chosen it here
  return isPlain(tokens, open) && (isImported(tokens, owner) || isRequired(tokens, owner));
}

/** Is the span a call of the text's own: `loadImage(url)` beside `function loadImage(source)`, `this.find(filter)`, `new Login().find(filter)` and `login.find(filter)` of its class? */
export function callsOwn(tokens: Tokens, { from, to }: Span): boolean {
  const isRuby = tokens.grammar.name === 'ruby';
  const open = (isRuby || tokens.grammar.family === 'js') && isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  const name = open > from ? tokenText(tokens, open - 1) : '';
  const named = functionsNamed(tokens, name);
  if (named.length === 0) return false;
  if (isRuby) return open === from + 3 && placesOf(tokens, tokenText(tokens, from)).some((place) => isText(tokens, place - 1, 'class')) && placesOf(tokens, name).some((place) => isText(tokens, place - 2, 'self') && isText(tokens, place - 3, 'def'));
  if (open - 1 === from) return placesOf(tokens, name).some((place) => isText(tokens, place - 1, 'function') || isOp(tokens, place + 1, '='));
  const owner = isAccessor(tokens, open - 2) ? classOf(tokens, { from, to: open - 3 }) : null;
  return owner !== null && named.some(({ start, end }) => start > owner.from && end < owner.to);
}

/** Is what it is given first a name or an access, nothing put together? */
function isPlain(tokens: Tokens, open: number): boolean {
  const [first] = items(tokens, open);
  return first !== undefined && /^[\w$.[\]'"]+$/.test(spanText(tokens, first));
}

/** `const monitor = require('./monitor')`, `var _monitor = _interopRequireDefault(require("../monitor"))`. */
function isRequired({ text }: Tokens, name: string): boolean {
  return /^\w+$/.test(name) && new RegExp(`\\b(?:const|let|var)\\s{1,4}${name}\\s{0,4}=\\s{0,4}(?:\\w{1,40}\\()?require\\(\\s{0,4}['"]\\.`).test(text.slice(0, HEAD));
}
