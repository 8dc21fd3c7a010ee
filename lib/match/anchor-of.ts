/** Pattern → anchor: made once, by the build or when a repository's own rule is read. */
import { ACCESSORS } from '../text/expression.ts';
import type { Trait } from '../types.ts';
import { HANDED, type Anchor } from './anchor.ts';
import { isFlag } from './node-shapes.ts';
import { wordsOf, type Node, type Pattern } from './pattern.ts';
import { shapeOf } from './shapes.ts';

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
  const shape = shapeOf(where, node.text);
  const needs = new Set(fixedWords(behind.slice(fixed.length)).filter((word) => word !== '' && !HANDED.has(word)));
  return { text: node.text, from, left: run(nodes.slice(0, anchor).reverse()).fixed, right, danger, needs: [...needs], ...(shape !== null && { shape }) };
}

/** Words that must stand there: an object or a list may be made before, and a flag be a constant. */
function fixedWords(nodes: Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'group') return isFlag(node) ? [] : wordsOf([node]);
    return node.open === '(' ? node.items.flatMap(({ key, nodes: own }) => [...(key === null ? [] : [key]), ...fixedWords(own)]) : [];
  });
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

/** The words and operators at the beginning of `nodes` that have no other name, and the bracket behind them. */
function run(nodes: Node[]): { fixed: string[]; group: Extract<Node, { kind: 'group' }> | null } {
  const fixed: string[] = [];
  for (const node of nodes) {
    if (node.kind === 'group') return { fixed, group: node };
    if ((node.kind !== 'word' && node.kind !== 'op') || HANDED.has(node.text) || isFlag(node)) break;
    fixed.push(ACCESSORS.has(node.text) ? '.' : node.text);
  }
  return { fixed, group: null };
}

function isHole(nodes: Node[] | undefined, carries: (name: string) => boolean): boolean {
  return nodes?.length === 1 && nodes[0].kind === 'hole' && carries(nodes[0].name);
}

/** Claims that hold for no literal. */
const OF_VALUES: ReadonlySet<string> = new Set(['joined', 'tainted', 'requested', 'made', 'parameter', 'name', 'number', 'folder']);

function refusesLiterals(trait: Trait | undefined): boolean {
  if (trait === undefined) return false;
  if (typeof trait === 'string') return OF_VALUES.has(trait);
  if ('not' in trait) return trait.not === 'constant' || trait.not === 'literal';
  if ('all' in trait) return trait.all.some(refusesLiterals);
  return 'any' in trait && trait.any.every(refusesLiterals);
}
