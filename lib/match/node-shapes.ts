/** What the nodes of a pattern look like. */
import type { Node, Pattern } from './pattern.ts';

export function isDot(node: Node | undefined): boolean {
  return node?.kind === 'op' && node.text === '.';
}

/** `secure: …`, `'secure' => …` */
export function isKeyed(node: Node | undefined): boolean {
  return node?.kind === 'op' && (node.text === ':' || node.text === '=>');
}

/** The same, and `flag = …`: a constant may stand there. */
export function isSet(node: Node | undefined): boolean {
  return isKeyed(node) || (node?.kind === 'op' && node.text === '=');
}

/** `$other == signature`: the anchor is the right side of a comparison, and all of it. */
export function isCompared({ nodes, anchor }: Pattern): boolean {
  const before = nodes[anchor - 1];
  return anchor === nodes.length - 1 && before?.kind === 'op' && /^[=!]=$/.test(before.text);
}

/** An object or a list of which the pattern asks something that stands in it; of others what stands beside them may say more. */
export function mayBeNamed({ open, items: wanted }: Extract<Node, { kind: 'group' }>): boolean {
  return open === '{' ? wanted.some(({ key }) => key !== null) : open === '[' && wanted.some(({ rest }) => !rest);
}

/** A value that is written out: `shell=True`. */
export function isFlag(node: Node): boolean {
  return node.kind === 'word' && /^(?:true|false|True|False|nil|null|None|\d+)$/.test(node.text);
}
