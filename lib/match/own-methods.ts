/** Methods of the program's own that are called like a function of a module: `this.readFile(path)`, `monitor.readFile(file)`. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../text/expression.ts';
import { functionsNamed } from '../text/scopes.ts';
import { isImported } from './own-values.ts';

/** Bytes at the head of a file in which it asks for others. */
const HEAD = 8000;

/** Is the first call in the span one of a method that the same text has, or of a file of the program's own? What that does with its argument is told there. */
export function callsOwnMethod(tokens: Tokens, { from, to }: Span): boolean {
  if (tokens.grammar.family !== 'js') return false;
  let open = from;
  while (open < to && !isOp(tokens, open, '(')) open++;
  const method = open - 1;
  if (tokens.kind[from] !== WORD || tokens.kind[method] !== WORD || method <= from || !isAccessor(tokens, method - 1)) return false;
  const owner = tokenText(tokens, from);
  if (owner === 'this') return method === from + 2 && functionsNamed(tokens, tokenText(tokens, method)).length > 0;
  // who puts the path together here has chosen it here
  return isPlain(tokens, open) && (isImported(tokens, owner) || isRequired(tokens, owner));
}

/** Is what it is given first a name or an access, nothing put together? */
function isPlain(tokens: Tokens, open: number): boolean {
  const [first] = items(tokens, open);
  return first !== undefined && /^[\w$.[\]'"]+$/.test(tokens.text.slice(tokens.start[first.from], tokens.end[first.to]));
}

/** `const monitor = require('./monitor')`, `var _monitor = _interopRequireDefault(require("../monitor"))`. */
function isRequired({ text }: Tokens, name: string): boolean {
  return /^\w+$/.test(name) && new RegExp(`\\b(?:const|let|var)\\s{1,4}${name}\\s{0,4}=\\s{0,4}(?:\\w{1,40}\\()?require\\(\\s{0,4}['"]\\.`).test(text.slice(0, HEAD));
}
