/** Pattern text → nodes: the closed little language in which a code rule says where a danger stands (DESIGN §5). */
import { Fault } from '../faults.ts';

/** `$name` a hole, `$...` any run of items, `$+` a join, `$?.` an optional receiver, `$$` a dollar; the rest stands for itself. */
export type Node =
  | { kind: 'word' | 'op' | 'string'; text: string }
  | { kind: 'hole'; name: string }
  | { kind: 'join' }
  | { kind: 'receiver' }
  | { kind: 'group'; open: string; items: Item[] };

/** One place between the commas of a bracket; `key` for `name=…` and `name: …`, which may stand anywhere in it. */
export interface Item { key: string | null; nodes: Node[]; rest: boolean }

export interface Pattern {
  text: string;
  nodes: Node[];
  /** Index of the node the search starts from; -1 for a join, which starts from its text. */
  anchor: number;
  /** Where no word stands outside brackets: the one inside the group at `anchor` that the search starts from. */
  inner: Word | null;
}

type Word = Extract<Node, { text: string }>;

const LEXEME = /\s*(?:(\$\.\.\.)|(\$\+)|(\$\?\.)|\$(\$\w*)|\$([a-z]\w*)|([@#]?[\w-]*\w[!?]?|<\?=|<%==)|'((?:[^'\\]|\\.)*)'|(\.\.\.|===|!==|<=|>=|=>|::|->|\?\.|\?\?|:=|\*\*|\+\+|--|\+=|\.=|-=|==|!=|<<|>>|<%|%>|&&|\|\||\|[-+]|>-|[^\s\w$']))/gy;
const LONE = '$... stands alone between commas, inside brackets';
const PARTNER: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

interface Lexeme { kind: 'rest' | 'join' | 'receiver' | 'hole' | 'word' | 'string' | 'op'; text: string; column: number }

/**
 * @param near the rule's keywords: the search starts from the longest word of the pattern that one of them names
 * @throws Fault with the column of what is wrong with the pattern, or when no keyword leads to it.
 */
export function compilePattern(text: string, near: readonly string[], at = ''): Pattern {
  const reader = { lexemes: lexemes(text, at), next: 0, text, at };
  const nodes = sequence(reader, '');
  if (nodes.length === 0) throw patternFault(reader, 'an empty pattern matches nothing', 1);
  const isJoin = nodes.some((node) => node.kind === 'join');
  const outside = isJoin ? -1 : rarestNamed(nodes, near);
  const group = isJoin || outside >= 0 ? -1 : nodes.findIndex((node) => namedInside(node, near) !== null);
  if (outside < 0 && group < 0 && !isJoin) throw patternFault(reader, 'none of the words in near leads to this pattern', 1);
  return { text, nodes, anchor: Math.max(outside, group), inner: group < 0 ? null : namedInside(nodes[group], near) };
}

/** Every word and literal of some nodes, keys and what stands in brackets too. */
export function wordsOf(nodes: Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'word' || node.kind === 'string') return [node.text];
    return node.kind === 'group' ? node.items.flatMap(({ key, nodes: own }) => [...(key === null ? [] : [key]), ...wordsOf(own)]) : [];
  });
}

/** Names of all holes in a pattern, `rest` for `$...`. */
export function holesOf(nodes: Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'hole') return [node.name];
    if (node.kind === 'receiver') return ['receiver'];
    if (node.kind === 'group') return node.items.flatMap((item) => (item.rest ? ['rest'] : holesOf(item.nodes)));
    return [];
  });
}

interface Reader { lexemes: Lexeme[]; next: number; text: string; at: string }

function lexemes(text: string, at: string): Lexeme[] {
  const found: Lexeme[] = [];
  LEXEME.lastIndex = 0;
  const source = text.trimEnd();
  while (LEXEME.lastIndex < source.length) {
    const from = LEXEME.lastIndex;
    const match = LEXEME.exec(source);
    if (match === null) throw new Fault(`cannot read pattern "${text}" at column ${from + 1}`, { at, hint: 'Use $name, $..., $+, $?., $$ or code.' });
    const column = LEXEME.lastIndex - match[0].trimStart().length + 1;
    const [, rest, join, receiver, dollar, hole, word, string, op] = match;
    if (rest !== undefined) found.push({ kind: 'rest', text: rest, column });
    else if (join !== undefined) found.push({ kind: 'join', text: join, column });
    else if (receiver !== undefined) found.push({ kind: 'receiver', text: receiver, column });
    else if (dollar !== undefined) found.push({ kind: dollar === '$' ? 'op' : 'word', text: dollar, column });
    else if (hole !== undefined) found.push({ kind: 'hole', text: hole, column });
    else if (word !== undefined) found.push({ kind: 'word', text: word, column });
    else if (string !== undefined) found.push({ kind: 'string', text: string, column });
    else found.push({ kind: 'op', text: op, column });
  }
  return found;
}

function sequence(reader: Reader, closer: string): Node[] {
  const nodes: Node[] = [];
  for (;;) {
    const lexeme = reader.lexemes[reader.next];
    if (lexeme === undefined) return nodes;
    if (closer !== '' && lexeme.kind === 'op' && (lexeme.text === closer || lexeme.text === ',')) return nodes;
    reader.next++;
    if (lexeme.kind === 'rest') throw patternFault(reader, LONE, lexeme.column);
    if (lexeme.kind === 'op' && PARTNER[lexeme.text] !== undefined) nodes.push(group(reader, lexeme));
    else if (lexeme.kind === 'op' && Object.values(PARTNER).includes(lexeme.text)) throw patternFault(reader, `"${lexeme.text}" closes nothing`, lexeme.column);
    else if (lexeme.kind === 'hole') nodes.push({ kind: 'hole', name: lexeme.text });
    else if (lexeme.kind === 'join' || lexeme.kind === 'receiver') nodes.push({ kind: lexeme.kind });
    else nodes.push({ kind: lexeme.kind, text: lexeme.text });
  }
}

function group(reader: Reader, opener: Lexeme): Node {
  const close = PARTNER[opener.text];
  const found: Item[] = [];
  for (;;) {
    const lexeme = reader.lexemes[reader.next];
    if (lexeme === undefined) throw patternFault(reader, `"${opener.text}" is never closed`, opener.column);
    if (lexeme.kind === 'op' && lexeme.text === close) break;
    if (lexeme.kind === 'op' && lexeme.text === ',') reader.next++;
    else if (lexeme.kind === 'rest') {
      reader.next++;
      const after = reader.lexemes[reader.next];
      if (after !== undefined && !(after.kind === 'op' && (after.text === ',' || after.text === close))) throw patternFault(reader, LONE, lexeme.column);
      found.push({ key: null, nodes: [], rest: true });
    } else found.push(item(sequence(reader, close)));
  }
  reader.next++;
  if (found.filter((one) => one.rest).length > 1) throw patternFault(reader, 'one $... is enough inside a bracket', opener.column);
  return { kind: 'group', open: opener.text, items: found };
}

function item(nodes: Node[]): Item {
  const [first, second] = nodes;
  const isKey = (first?.kind === 'word' || first?.kind === 'string') && second?.kind === 'op' && (second.text === '=' || second.text === ':' || second.text === '=>');
  return isKey ? { key: first.text, nodes: nodes.slice(2), rest: false } : { key: null, nodes, rest: false };
}

/** The longest word or string outside brackets that a keyword names: the least likely to stand in other code. */
function rarestNamed(nodes: Node[], near: readonly string[]): number {
  let best = -1;
  let length = 0;
  nodes.forEach((node, index) => {
    if ((node.kind !== 'word' && node.kind !== 'string') || node.text.length <= length) return;
    if (!isNamed(node, near)) return;
    best = index;
    length = node.text.length;
  });
  return best;
}

/** A word or string that an item of a group starts with: the `'-c'` of `{$shell, '-c', $value}`. */
function namedInside(node: Node, near: readonly string[]): Word | null {
  if (node.kind !== 'group') return null;
  const whole = node.items.flatMap(({ key, nodes }) => (key === null ? nodes.slice(0, 1) : []));
  return whole.find((one): one is Word => 'text' in one && isNamed(one, near)) ?? null;
}

function isNamed({ text }: Word, near: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return near.some((word) => lower.includes(word) || word.split(/[^\w$@-]+/).includes(lower) || word.replace(/[[\]"']/g, '') === lower);
}

function patternFault(reader: Reader, why: string, column: number): Fault {
  return new Fault(`${why}: pattern "${reader.text}", column ${column}`, { at: reader.at, hint: 'See docs/rules.md for the pattern language.' });
}
