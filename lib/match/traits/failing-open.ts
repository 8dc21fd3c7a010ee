/** JavaScript: a refusal in a `try` whose `catch` writes a line to the log at most, and behind both the request goes on as if nobody had to be refused. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, skip, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';

/** What may stand in a branch that decides nothing. */
const TALKS = /^(?:(?:(?:this|req|request|app|server|fastify|ctx|c)\.)?_?(?:console|log|logger|LOG|LOGGER|Sentry|metrics|stats|statsd)\.\w+|(?:captureException|reportError|debug|warn|log)(?=\())/;
/** Who asks is written down where the check itself fills it in: without it the request goes on for nobody. */
const SIGNS_IN = /\b(?:req|request|ctx\.state|res\.locals|locals|event\.locals|c\.var|context|socket)\.\w{1,30}\s{0,4}=(?!=)|\bc\.set\(/;
const GOES_ON = /^(?:await\s{1,4}|return\s{1,4}(?:await\s{1,4})?)?next\(\s{0,4}\)|^return\s{1,4}true\b/;

/** From the `catch` to its end, where the refusal at the token stands in the `try` before it; null where that one leaves, or nothing shows that the request goes on. */
export function swallowedRefusal(tokens: Tokens, { from }: Span): Span | null {
  const scope = enclosingFunction(tokens, from);
  if (tokens.grammar.family !== 'js' || scope === null) return null;
  const open = placesOf(tokens, 'try').filter((word) => word > scope.start && word < from && isOp(tokens, word + 1, '{') && tokens.pair[word + 1] > from).pop();
  const word = open === undefined ? -1 : tokens.pair[open + 1] + 1;
  if (open === undefined || !isText(tokens, word, 'catch')) return null;
  const body = isOp(tokens, word + 1, '(') ? tokens.pair[word + 1] + 1 : word + 1;
  const tried = tokens.text.slice(tokens.start[open], tokens.end[word - 1]);
  if (!isOp(tokens, body, '{') || tokens.pair[body] < body || !onlyTalks(tokens, body) || SIGNS_IN.test(tried)) return null;
  return goesOn(tokens, tokens.pair[body], scope.end) ? { from: word, to: tokens.pair[body] } : null;
}

/** Is every statement of the block a line for the log? */
function onlyTalks(tokens: Tokens, open: number): boolean {
  for (let index = open + 1; index < tokens.pair[open]; index = skip(tokens, index) + 1) {
    if (tokens.kind[index] !== WORD || isAccessor(tokens, index - 1)) continue;
    const code = tokens.text.slice(tokens.start[index], tokens.start[index] + 80);
    if (!/^(?:await|void)\b/.test(code) && !TALKS.test(code)) return false;
  }
  return true;
}

/** Of what follows the block in its function, is the first that leaves it the way on? */
function goesOn(tokens: Tokens, close: number, end: number): boolean {
  for (let index = close + 1; index < end; index = skip(tokens, index) + 1) {
    const word = tokens.kind[index] === WORD && !isAccessor(tokens, index - 1) ? tokenText(tokens, index) : '';
    if (!/^(?:return|throw|next|await)$/.test(word)) continue;
    if (GOES_ON.test(tokens.text.slice(tokens.start[index], tokens.start[index] + 60))) return true;
    if (word !== 'await') return false;
  }
  return false;
}
