/** Lays a pattern on tokens around an anchor and binds its holes. */
import { HEAD, MIDDLE, OP, STRING, WORD, literal, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { ACCESSORS, enclosingOpen, endsOperand, expressionEnd, isAccessor, isOp, items, operandEnd, operandStart, skip, type Span } from '../text/expression.ts';
import { originalOf } from '../text/imports.ts';
import { keyOf } from '../text/keys.ts';
import { takenFrom, type Taken } from '../text/taken.ts';
import { HANDED, isOfKind } from './anchor.ts';
import { bindJoin } from './bind-join.ts';
import { isDeclared, isOwn, isQualified } from './declared.ts';
import { inOrder, isShorthand, placed, spreadItems } from './keyed.ts';
import { declaresMember } from './members.ts';
import { isCompared, isDot, isKeyed, isSet, mayBeNamed } from './node-shapes.ts';
import type { Item, Node, Pattern } from './pattern.ts';
import { bracketAt, isComputed, isMacroBody, setAt, wrapped } from './spelled.ts';
import { isNamedConstant, namedBracket } from './traits/spellings.ts';

/** Where a pattern holds; a hole of a join is bound once for every value in it. */
export interface Binding { span: Span; holes: Map<string, Span> }

/** The bindings of `pattern` whose anchor is the token at `index`: none, one, or for a join one per value. */
export function bind(pattern: Pattern, tokens: Tokens, index: number): Binding[] {
  if (pattern.anchor < 0) return bindJoin(pattern, tokens, index);
  if (pattern.inner !== null) return bindAround(pattern, tokens, index, pattern.inner);
  const taken = isAccessor(tokens, index - 1) ? undefined : takenFrom(tokens, tokenText(tokens, index));
  const call = taken === undefined ? null : bindTaken(pattern.nodes, tokens, index, taken);
  if (call !== null) return [call];
  if (!isAnchor(tokens, index, pattern.nodes[pattern.anchor]) || isMacroBody(tokens, index)) return [];
  const holes = new Map<string, Span>();
  if (pattern.anchor === 0 && isKeyed(pattern.nodes[1])) {
    const named = bindEntry(pattern.nodes, tokens, index, holes);
    if (named !== null) return [named];
  }
  const [word, last] = wrapped(tokens, index);
  const first = isMarked(tokens, index, pattern.nodes[pattern.anchor]) ? index - 1 : word;
  const from = bindLeft(tokens, pattern, first - 1, holes);
  // `def self.order(by)`
  if (from === null || isText(tokens, from - 1, 'def')) return [];
  const after = bindRight(tokens, pattern.nodes.slice(pattern.anchor + 1), last + 1, tokens.count - 1, holes);
  if (isCompared(pattern) && !endsWhole(tokens, pattern.nodes, last + 1, tokens.count - 1)) return [];
  if (after === null || (!holes.has('receiver') && isDeclaration(tokens, pattern, index, after))) return [];
  return [{ span: { from, to: after - 1 }, holes }];
}

/** `jwt.sign($payload, $key)` on `sign(payload, key)`, where the file takes `sign` out of that module. */
function bindTaken(nodes: Node[], tokens: Tokens, index: number, { module, member }: Taken): Binding | null {
  const first = nodes[0];
  // `$yaml.load($value)`: the name stands for its module, too
  if (first.kind === 'hole') {
    const bound = (module.endsWith(first.name) || tokens.grammar.name === 'java') && isDot(nodes[1]) ? bindTaken([{ kind: 'word', text: module }, ...nodes.slice(1)], tokens, index, { module, member }) : null;
    bound?.holes.set(first.name, { from: index, to: index });
    return bound;
  }
  let at = first.kind === 'word' && first.text === 'new' && isText(tokens, index - 1, 'new') ? 1 : 0;
  for (let path = ''; isDot(nodes[at + 1]); at += 2) {
    const part = nodes[at];
    if (part.kind !== 'word') return null;
    path += (path === '' ? '' : '.') + part.text;
    if (module !== path && !module.endsWith(`.${path}`)) continue;
    const [own, list] = nodes.slice(at + 2);
    if (list?.kind !== 'group' || list.open !== '(' || isDeclared(tokens, index - 1)) return null;
    const holes = new Map<string, Span>();
    if (own.kind === 'hole') holes.set(own.name, { from: index, to: index });
    else if (own.kind !== 'word' || own.text !== member) return null;
    const after = bindRight(tokens, nodes.slice(at + 3), index + 1, tokens.count - 1, holes);
    return after === null ? null : { span: { from: index, to: after - 1 }, holes };
  }
  return null;
}

/** `key: value` where the key stands alone, `{ secure }`, or is set by itself, `options['secure'] = false`. */
function bindEntry(nodes: Node[], tokens: Tokens, index: number, holes: Map<string, Span>): Binding | null {
  const own = { from: index, to: index };
  if (nodes.length === 3 && isShorthand(tokens, own, tokenText(tokens, index)) && isNamedConstant(tokens, own, nodes[2])) return { span: own, holes };
  const value = setAt(tokens, index);
  const after = value < 0 ? null : bindRight(tokens, nodes.slice(2), value, tokens.count - 1, holes);
  return after === null ? null : { span: { from: index, to: after - 1 }, holes };
}

/** From a word inside a group outwards: the group is the bracket that the word stands in. */
function bindAround(pattern: Pattern, tokens: Tokens, index: number, inner: Node): Binding[] {
  const open = isAnchor(tokens, index, inner) ? enclosingOpen(tokens, index) : -1;
  if (open < 0) return [];
  const holes = new Map<string, Span>();
  const from = bindLeft(tokens, pattern, open - 1, holes);
  const after = from === null ? null : bindRight(tokens, pattern.nodes.slice(pattern.anchor), open, tokens.count - 1, holes);
  return from === null || after === null ? [] : [{ span: { from, to: after - 1 }, holes }];
}

/** The pattern is a call, or one with any receiver, and what stands there declares a method. */
function isDeclaration(tokens: Tokens, { anchor, nodes }: Pattern, index: number, after: number): boolean {
  return (anchor === 0 || nodes[anchor - 1].kind === 'receiver') && nodes[nodes.length - 1].kind === 'group' && declaresMember(tokens, index, after);
}

function isAnchor(tokens: Tokens, index: number, node: Node): boolean {
  if (node.kind === 'string') return isString(tokens, index, node.text);
  if (node.kind !== 'word') return false;
  if (node.text[0] === '<') return (tokens.kind[index] === HEAD || tokens.kind[index] === MIDDLE) && tokenText(tokens, index).endsWith(node.text);
  if (isMarked(tokens, index, node)) return true;
  return (tokens.kind[index] === WORD && isNamed(tokens, index, node.text)) || (isString(tokens, index, node.text) && isComputed(tokens, index));
}

/** `@Open` of a pattern where a decorator is two tokens; `@open` of Ruby and of SQL is one. */
function isMarked(tokens: Tokens, index: number, node: Node): boolean {
  return node.kind === 'word' && node.text[0] === '@' && isOp(tokens, index - 1, '@') && tokens.kind[index] === WORD && isNamed(tokens, index, node.text.slice(1));
}

/** The word itself, or another name for it by an import or by custom. */
function isNamed(tokens: Tokens, index: number, name: string): boolean {
  const text = tokenText(tokens, index);
  if (isOfKind(text, name) || (tokens.grammar.family === 'js' && HANDED.get(name)?.includes(text) === true)) return true;
  if (isAccessor(tokens, index - 1)) return text === name;
  const original = originalOf(tokens, text);
  return original === name || (text === name && original !== '');
}

function isString(tokens: Tokens, index: number, text: string): boolean {
  if (tokens.kind[index] !== STRING) return false;
  const body = literal(tokens, index);
  return tokens.text.slice(body.start, body.end) === text;
}

/** Binds the nodes left of the anchor, the last one first; gives the first token's index. */
function bindLeft(tokens: Tokens, pattern: Pattern, before: number, holes: Map<string, Span>): number | null {
  const nodes = pattern.nodes.slice(0, pattern.anchor);
  let index = before;
  for (let position = nodes.length - 1; position >= 0; position--) {
    const node = nodes[position];
    if (node.kind === 'receiver') {
      if (!accesses(tokens, index) || !endsOperand(tokens, index - 1)) continue;
      const start = operandStart(tokens, index - 1);
      holes.set('receiver', { from: start, to: index - 1 });
      index = start - 1;
    } else if (node.kind === 'hole') {
      if (!endsOperand(tokens, index)) return null;
      const start = operandStart(tokens, index);
      holes.set(node.name, { from: start, to: index });
      index = start - 1;
    } else if (node.kind === 'group') {
      const open = tokens.pair[index] ?? -1;
      if (open < 0 || open >= index || !isOp(tokens, open, node.open) || !bindItems(tokens, node.items, open, holes)) return null;
      index = open - 1;
    } else {
      const at = isNode(tokens, index, node) ? index : chainStart(tokens, index, node);
      if (at < 0) return null;
      index = at - 1;
    }
  }
  const bare = nodes.length === 0 || nodes[0].kind === 'word' || nodes[0].kind === 'receiver';
  if (bare && !holes.has('receiver') && ((accesses(tokens, index) && !isQualified(tokens, index) && !(isDot(pattern.nodes[1]) && isOwn(tokens, index))) || isDeclared(tokens, index))) return null;
  return index + 1;
}

/** `res.status(500)` where the pattern says `res`: where the chain begins; -1 for anything else. */
function chainStart(tokens: Tokens, index: number, node: Node): number {
  if (node.kind !== 'word' || !HANDED.has(node.text) || !isOp(tokens, index, ')')) return -1;
  const start = operandStart(tokens, index);
  return isNode(tokens, start, node) && isAccessor(tokens, start + 1) ? start : -1;
}

/** Binds nodes from `start` on, within `limit`; gives the index after the last bound token. */
function bindRight(tokens: Tokens, nodes: Node[], start: number, limit: number, holes: Map<string, Span>): number | null {
  let index = start;
  for (let position = 0; position < nodes.length; position++) {
    const node = nodes[position];
    if (index > limit) return null;
    if (node.kind === 'hole') {
      const end = holeEnd(tokens, nodes.slice(position + 1, position + 3), index, limit);
      if (end < index || !canStart(tokens, index)) return null;
      holes.set(node.name, { from: index, to: end });
      index = end + 1;
    } else if (node.kind === 'group') {
      const own = bracketAt(tokens, index, node.open);
      const open = own < 0 && mayBeNamed(node) ? namedBracket(tokens, index, node.open) : own;
      if (open < 0 || !bindItems(tokens, node.items, open, holes)) return null;
      index = own < 0 ? index + 1 : (tokens.pair[open] > open ? tokens.pair[open] : tokens.count - 1) + 1;
    } else {
      if (!isNode(tokens, index, node) && !(isSet(nodes[position - 1]) && isNamedConstant(tokens, { from: index, to: index }, node))) return null;
      index++;
    }
  }
  return endsWhole(tokens, nodes, index, limit) ? index : null;
}

/** A pattern that ends in a word does not hold for the start of an access, a call or a conditional. */
function endsWhole(tokens: Tokens, nodes: Node[], after: number, limit: number): boolean {
  if (nodes[nodes.length - 1]?.kind !== 'word' || after > limit || tokens.lineBreak[after] === 1) return true;
  return !isAccessor(tokens, after) && !['(', '[', 'if'].includes(tokenText(tokens, after));
}

/** A hole before a bracket is one name, at the end a whole expression, else one operand. */
function holeEnd(tokens: Tokens, [next, member]: Node[], index: number, limit: number): number {
  if (next === undefined) return headEnd(tokens, index, expressionEnd(tokens, index, limit));
  if (next.kind === 'group') return index;
  const end = operandEnd(tokens, index, limit);
  if (next.kind !== 'op' || !ACCESSORS.has(next.text)) return end;
  // `$file.filename`, `$list.add($value)`: the last access is the pattern's own
  if (isAccessor(tokens, end - 1)) return end - 2;
  const called = isOp(tokens, end, ')') ? tokens.pair[end] - 1 : -1;
  return called > index + 1 && member !== undefined && isNode(tokens, called, member) && isAccessor(tokens, called - 1) ? called - 2 : end;
}

/** Python's `if a == b: go()`: the colon that opens a block ends the value before it. */
function headEnd(tokens: Tokens, from: number, end: number): number {
  if (tokens.grammar.name !== 'py' || isText(tokens, from, 'lambda')) return end;
  for (let index = from; index <= end; index++) {
    if (isOp(tokens, index, ':') && index > from) return index - 1;
    index = skip(tokens, index);
  }
  return end;
}

/** Operators that no value begins with: `raw = text` of Ruby is no call of `raw`. */
const NO_START: ReadonlySet<string> = new Set([')', ']', '}', ',', ';', '=', '==', '===', '!=', '!==', '=~', '+=', '-=', '*=', '||=', '&&=', '??=', '||', '&&', '??', '?', '<<', '<=', '>=', '=>']);

function canStart(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] !== OP || !NO_START.has(tokenText(tokens, index));
}

function isNode(tokens: Tokens, index: number, node: Node): boolean {
  if (index < 0 || index >= tokens.count) return false;
  if (node.kind === 'string') return isString(tokens, index, node.text);
  if (node.kind !== 'word' && node.kind !== 'op') return false;
  const text = tokenText(tokens, index);
  if (node.kind === 'op' && ACCESSORS.has(node.text)) return accesses(tokens, index);
  return text === node.text || (node.kind === 'word' && tokens.kind[index] === WORD && isNamed(tokens, index, node.text));
}

/** `.`, or the bracket of `window["eval"]`. */
function accesses(tokens: Tokens, index: number): boolean {
  return isAccessor(tokens, index) || isComputed(tokens, index + 1);
}

/** Positional items in order, keyed ones wherever they stand, `$...` for any run. */
function bindItems(tokens: Tokens, wanted: Item[], open: number, holes: Map<string, Span>): boolean {
  const written = items(tokens, open);
  for (const item of wanted) {
    if (item.key === null) continue;
    // Ruby's `:name => value`
    const isKey = (span: Span): boolean => keyOf(tokens, span)?.replace(/^:/, '') === item.key || isShorthand(tokens, span, item.key);
    const found = written.findIndex(isKey);
    const span = found < 0 ? written.flatMap((one) => spreadItems(tokens, one)).find(isKey) : written.splice(found, 1)[0];
    if (span === undefined) return false;
    if (!bindSpan(tokens, item.nodes, span.from === span.to ? span : { from: span.from + 2, to: span.to }, holes)) return false;
  }
  const left = inOrder(tokens, open, written);
  const positional = wanted.filter((item) => item.key === null);
  const rest = positional.findIndex((item) => item.rest);
  const before = rest < 0 ? positional : positional.slice(0, rest);
  const after = rest < 0 ? [] : positional.slice(rest + 1);
  if (rest < 0 ? left.length !== before.length : left.length < before.length + after.length) return false;
  if (rest >= 0) holes.set('rest', restOf(left, before.length, after.length, open));
  return (
    before.every((item, index) => bindSpan(tokens, item.nodes, left[index], holes)) &&
    after.every((item, index) => bindSpan(tokens, item.nodes, left[left.length - after.length + index], holes))
  );
}

/** What `$...` stands for; where that is nothing, the place behind the bracket, with from > to. */
function restOf(left: Span[], before: number, after: number, open: number): Span {
  const run = left.slice(before, left.length - after);
  return run.length === 0 ? { from: open + 1, to: open } : { from: Math.min(...run.map(({ from }) => from)), to: Math.max(...run.map(({ to }) => to)) };
}

function bindSpan(tokens: Tokens, nodes: Node[], span: Span, holes: Map<string, Span>): boolean {
  if (nodes.length === 1 && nodes[0].kind === 'hole') {
    if (span.from > span.to) return false;
    holes.set(nodes[0].name, placed(tokens, span));
    return true;
  }
  if (bindRight(tokens, nodes, span.from, span.to, holes) === span.to + 1) return true;
  return nodes.length === 1 && isNamedConstant(tokens, span, nodes[0]);
}
