/** A policy that leads to other files, kept from commit to commit as long as none of them changes. */
import { SHAPE } from '../policy/cache.ts';
import type { PolicySide } from '../policy/in-force.ts';
import type { KnownRule } from '../policy/merge.ts';
import type { Policy } from '../types.ts';
import type { Tree } from './trees.ts';

/** `asked`: the files and folders it led to; `ids`: what stood there. */
interface Kept { shape: number; tool: string; id: string; asked: string[]; ids: [path: string, id: string][]; policy: Policy }

export interface Keeping {
  tree: Tree;
  rules(): KnownRule[];
  file: string;
  /** The version that reads: another one may know other rules. */
  tool: string;
  /** What was written last time; '' when nothing was, or it was cut short. */
  kept: string;
}

/** `keep`: what to write for the next time; null when that is what was kept already. `leads`: to any file at all. Throws a Fault for the first mistake. */
export async function readKept({ id, text }: PolicySide, { tree, rules, file, tool, kept }: Keeping): Promise<{ policy: Policy; leads: boolean; keep: string | null }> {
  const last: Kept | null = kept.startsWith('{') && kept.endsWith('}\n') ? JSON.parse(kept) : null;
  if (last !== null && last.shape === SHAPE && last.tool === tool && last.id === id && JSON.stringify(await idsOf(tree, last.asked)) === JSON.stringify(last.ids)) {
    return { policy: last.policy, leads: true, keep: null };
  }
  const { readExtended } = await import('../policy/extended.ts');
  const { policy, asked } = await readExtended(text, { file, rules: rules(), tool }, tree);
  const fresh: Kept = { shape: SHAPE, tool, id, asked, ids: await idsOf(tree, asked), policy };
  return { policy, leads: asked.length > 0, keep: `${JSON.stringify(fresh)}\n` };
}

async function idsOf(tree: Tree, asked: string[]): Promise<[string, string][]> {
  return asked.length === 0 ? [] : [...(await tree.ids(asked))].sort(([one], [other]) => (one < other ? -1 : 1));
}
