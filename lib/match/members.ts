/** Methods that are declared and look like calls: in classes, object literals and interfaces. */
import { isOp } from '../text/expression.ts';
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';

/** `exec(cmd) {` and `exec(cmd: string): void {` declare a method: what looks like a call is followed by a body or a type. `index` is the name, `after` what follows the call. */
export function declaresMember(tokens: Tokens, index: number, after: number): boolean {
  const { name, family } = tokens.grammar;
  if (family === 'c' && HEAD.test(tokenText(tokens, index))) return false;
  if (isOp(tokens, after, ':')) return family === 'js' && (startsMember(tokens, index) || startsLine(tokens, index));
  return startsMember(tokens, index) && isOp(tokens, after, '{') && tokens.lineBreak[after] === 0 && name !== 'ruby' && name !== 'kotlin' && name !== 'swift';
}

/** What stands before a condition and a block: `if`, macros that loop. */
const HEAD = /^(?:if|while|for)$|_(?:FOREACH|for_each)/;

const MODIFIERS: ReadonlySet<string> = new Set(['async', 'static', 'public', 'private', 'protected', 'override', 'get', 'set', 'void', 'final', 'abstract']);

/** Where a member of a class or an object literal may begin. */
function startsMember(tokens: Tokens, index: number): boolean {
  if (index === 0) return true;
  const before = tokenText(tokens, index - 1);
  return before === '{' || before === '}' || before === ';' || before === ',' || before === '*' || MODIFIERS.has(before);
}

/** Behind a type or a value, with nothing that goes on: where interfaces end their members with the line. */
function startsLine(tokens: Tokens, index: number): boolean {
  return index > 0 && tokens.lineBreak[index] > 0 && (tokens.kind[index - 1] === WORD || /^[>\])}]$/.test(tokenText(tokens, index - 1)));
}
