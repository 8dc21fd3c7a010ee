/** What must stand in the text around a keyword where a pattern is to hold: asked before any token is read, and true when in doubt. */
import { ACCESSORS } from '../text/expression.ts';
import type { Trait } from '../types.ts';
import { wordsOf, type Node, type Pattern } from './pattern.ts';
import { AFTER } from './windows.ts';

/** Plain data: the build writes it into the bundle for every pattern. */
export interface Anchor {
  /** The word or literal that the search starts from; '' for a join, which any text may start. */
  text: string;
  /** Keyword → where the anchor begins, in bytes from the keyword's first; keywords that do not touch it are left out. */
  from: Record<string, number>;
  /** Words and operators that stand right before it, the nearest first; every accessor is '.'. */
  left: string[];
  /** The same behind it, in their order, up to the first bracket or hole. */
  right: string[];
  /** A hole that no literal fills stands right behind these. */
  danger: boolean;
  /** Words and literals that stand further on, as far as one statement may reach. */
  needs: string[];
}

/** `near`: the rule's keywords, `where`: the traits of its holes, `hole`: the name of the one that carries the danger. */
export interface Anchored { near: readonly string[]; where: Record<string, Trait>; hole: string }

export function anchorOf({ nodes, anchor, inner }: Pattern, { near, where, hole }: Anchored): Anchor {
  const node = inner ?? nodes[anchor];
  const none = { left: [], right: [], danger: false, needs: [] };
  if (node === undefined || !('text' in node)) return { text: '', from: {}, ...none };
  const from = Object.fromEntries(near.map((word) => [word, offsetFrom(word, node.text.toLowerCase())]).filter(([, offset]) => offset !== null));
  if (node.kind === 'string' || inner !== null) return { text: node.text, from, ...none };
  const behind = nodes.slice(anchor + 1);
  const { fixed, group } = run(behind);
  const right = group === null ? fixed : [...fixed, group.open];
  const next = group === null ? behind[fixed.length] && [behind[fixed.length]] : group.items[0]?.nodes;
  const ends = right.at(-1);
  const danger = (ends === '(' || ends === '=') && isHole(next, (name) => name === hole || refusesLiterals(where[name]));
  const needs = new Set(wordsOf(behind.slice(fixed.length)).filter((word) => word !== ''));
  return { text: node.text, from, left: run(nodes.slice(0, anchor).reverse()).fixed, right, danger, needs: [...needs] };
}

/** Where a word begins when it touches the keyword: one stands in the other, or one ends as the other begins (`des.new` and `newcipher`). */
function offsetFrom(keyword: string, word: string): number | null {
  if (word.includes(keyword)) return -word.indexOf(keyword);
  if (keyword.includes(word)) return keyword.indexOf(word);
  for (let shared = Math.min(keyword.length, word.length) - 1; shared > 0; shared--) {
    if (keyword.endsWith(word.slice(0, shared))) return keyword.length - shared;
    if (word.endsWith(keyword.slice(0, shared))) return shared - word.length;
  }
  return null;
}

/** The words and operators at the beginning of `nodes`, and the bracket behind them. */
function run(nodes: Node[]): { fixed: string[]; group: Extract<Node, { kind: 'group' }> | null } {
  const fixed: string[] = [];
  for (const node of nodes) {
    if (node.kind === 'group') return { fixed, group: node };
    if (node.kind !== 'word' && node.kind !== 'op') break;
    fixed.push(ACCESSORS.has(node.text) ? '.' : node.text);
  }
  return { fixed, group: null };
}

function isHole(nodes: Node[] | undefined, carries: (name: string) => boolean): boolean {
  return nodes?.length === 1 && nodes[0].kind === 'hole' && carries(nodes[0].name);
}

/** Claims that hold for no literal. */
const OF_VALUES: ReadonlySet<string> = new Set(['joined', 'tainted', 'requested', 'made', 'parameter', 'name', 'number']);

function refusesLiterals(trait: Trait | undefined): boolean {
  if (trait === undefined) return false;
  if (typeof trait === 'string') return OF_VALUES.has(trait);
  if ('not' in trait) return trait.not === 'constant' || trait.not === 'literal';
  if ('all' in trait) return trait.all.some(refusesLiterals);
  return 'any' in trait && trait.any.every(refusesLiterals);
}

/** Could the pattern stand where `word` does, at byte `at`? Keywords are found whatever their case, and inside longer words; anchors are not. */
export function mayStand({ text: anchor, from, left, right, danger, needs }: Anchor, word: string, text: string, at: number): boolean {
  if (anchor === '') return true;
  const offset = from[word];
  if (offset === undefined || at + offset < 0) return false;
  const start = at + offset;
  const end = start + anchor.length;
  if (!text.startsWith(anchor, start) || isWordByte(text, start - 1) || isWordByte(text, end)) return false;
  return isWrapped(right, text, end) || (standsBefore(left, text, start) && standsBehind(right, danger, text, end) && holdsAll(needs, text, end));
}

/** `(0, eval)(x)`, `window["eval"](x)`: the function's name stands in brackets or quotes. */
function isWrapped(right: string[], text: string, end: number): boolean {
  return right[0] === '(' && /[)"']/.test(text[blankEnd(text, end)] ?? '');
}

/** Comments may stand between them. */
function standsBefore(left: string[], text: string, start: number): boolean {
  let end = start;
  for (const [index, part] of left.entries()) {
    const before = blankStart(text, end);
    const isUnsure = text.endsWith('*/', before) || (index > 0 && text.slice(before, end).includes('\n'));
    if (part === '.') {
      if (before === 0 || !'.>:'.includes(text[before - 1])) return isUnsure;
      end = before - 1;
      while (end > 0 && '.-:?!&'.includes(text[end - 1])) end--;
      continue;
    }
    const from = before - part.length;
    if (from < 0 || !text.startsWith(part, from) || (isWordByte(text, from) && isWordByte(text, from - 1))) return isUnsure;
    end = from;
  }
  return true;
}

const ACCESSOR = /\??(?:\.|->|::)|!\.|&\./y;

function standsBehind(right: string[], danger: boolean, text: string, end: number): boolean {
  let at = end;
  for (const part of right) {
    at = blankEnd(text, at);
    if (text[at] === '#' || text.startsWith('//', at) || text.startsWith('/*', at)) return true;
    // `Find<User>(id)`: types may stand before the bracket
    if (part === '(' && text[at] === '<') return true;
    if (part === '.') {
      ACCESSOR.lastIndex = at;
      if (!ACCESSOR.test(text)) return false;
      at = ACCESSOR.lastIndex;
    } else {
      if (!text.startsWith(part, at) || (isWordByte(part, part.length - 1) && isWordByte(text, at + part.length))) return false;
      at += part.length;
    }
  }
  return !(danger && isLiteralBehind(text, at, right[right.length - 1]));
}

/** `exec("npm ci")`, `el.innerHTML = '';`: one literal without anything that could be a value in it is all that stands there. */
function isLiteralBehind(text: string, at: number, opener: string): boolean {
  LITERAL.lastIndex = at;
  const literal = LITERAL.exec(text);
  if (literal === null) return false;
  const end = text[LITERAL.lastIndex];
  return end === undefined || (opener === '(' ? end === ')' || end === ',' : end === ';' || end === ',' || end === '}' || end === ')');
}

const LITERAL = /\s{0,20}(["'`])[^"'`$#\\\n]{0,200}\1\s{0,20}/y;

/** Code behind a keyword is read as far as that (see windowsAround). */
function holdsAll(needs: string[], text: string, from: number): boolean {
  if (needs.length === 0) return true;
  const statement = text.slice(from, from + AFTER);
  return needs.every((part) => statement.includes(part));
}

function blankStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}

function blankEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

function isWordByte(text: string, at: number): boolean {
  const byte = at < 0 || at >= text.length ? 0 : text.charCodeAt(at);
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte >= 128;
}
