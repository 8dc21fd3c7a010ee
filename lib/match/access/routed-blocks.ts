/** Handlers that are no functions by their form: `get("/leases/{id}") { … }` of Ktor, `def show(id: Long) = Action { request => … }` of Play. */
import { WORD, STRING, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { once } from '../../text/once.ts';
import { isAccessor, isOp } from '../../text/expression.ts';
import type { Scope } from '../../text/scopes.ts';

const VERB = /^(?:get|post|put|patch|delete)$/;
/** Tokens between `def` and the brace of its body. */
const HEAD = 80;

/** Those of a text by their start; none in other languages than Kotlin and Scala. */
export const routedBlocks: (tokens: Tokens) => readonly Scope[] = once((tokens) => {
  const blockAt = { kotlin: verbAt, scala: actionAt }[tokens.grammar.name as string];
  if (blockAt === undefined) return [];
  const blocks: Scope[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const block = tokens.kind[index] === WORD ? blockAt(tokens, index) : null;
    if (block !== null) blocks.push(block);
  }
  return blocks;
});

/** `get("/leases") {`, `delete<Leases.One> { lease ->` */
function verbAt(tokens: Tokens, index: number): Scope | null {
  if (!VERB.test(tokenText(tokens, index)) || isAccessor(tokens, index - 1)) return null;
  let at = index + 1;
  if (isOp(tokens, at, '<')) while (at < index + 12 && !isOp(tokens, at - 1, '>')) at++;
  const isPath = isOp(tokens, at, '(') && tokens.kind[at + 1] === STRING;
  if (isPath) at = tokens.pair[at] + 1;
  return at > index + 1 && isOp(tokens, at, '{') && tokens.pair[at] > at ? { name: '', start: index, end: tokens.pair[at], head: null } : null;
}

/** `def show(id: Long) = auth.async { request =>`: its parameters are those of the route. */
function actionAt(tokens: Tokens, index: number): Scope | null {
  if (!isText(tokens, index, 'def') || tokens.kind[index + 1] !== WORD) return null;
  const open = index + 2;
  const head = isOp(tokens, open, '(') && tokens.pair[open] > open ? { open, close: tokens.pair[open] } : null;
  let at = head === null ? open : head.close + 1;
  for (const end = at + HEAD; at < end && !isOp(tokens, at, '{') && !isText(tokens, at, 'def') && !isText(tokens, at, 'val'); at++) if (isOp(tokens, at, '(') && tokens.pair[at] > at) at = tokens.pair[at];
  return isOp(tokens, at, '{') && tokens.pair[at] > at ? { name: tokenText(tokens, index + 1), start: index, end: tokens.pair[at], head } : null;
}
