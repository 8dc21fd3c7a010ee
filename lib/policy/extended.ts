/** Reads a policy together with the files it leads to, which have to be fetched: reading itself waits for nothing. */
import type { Tree } from '../custom/trees.ts';
import { Fault } from '../faults.ts';
import type { Policy } from '../types.ts';
import { readPolicy, type ReadOptions } from './read.ts';

/** `asked`: the files and folders that the policy led to, there or not. */
export interface Extended { policy: Policy; asked: string[] }

/** `tool`: its version. `tree`: the tree that the policy itself stands in. Throws a Fault for the first mistake. */
export async function readExtended(text: string, { file, rules, tool }: Pick<ReadOptions, 'file' | 'rules' | 'tool'>, tree: Tree): Promise<Extended> {
  const texts = new Map<string, string | null>();
  const folders = new Map<string, string[]>();
  for (;;) {
    const lacking = { texts: new Set<string>(), folders: new Set<string>() };
    const read = (path: string): string | null => {
      if (!texts.has(path)) lacking.texts.add(path);
      return texts.get(path) ?? null;
    };
    const list = (folder: string): string[] => {
      if (!folders.has(folder)) lacking.folders.add(folder);
      return folders.get(folder) ?? [];
    };
    const outcome = attempt(() => readPolicy(text, { file, read, list, rules, tool }));
    if (lacking.texts.size + lacking.folders.size === 0) {
      if (outcome instanceof Fault) throw outcome;
      return { policy: outcome, asked: [...texts.keys(), ...folders.keys()] };
    }
    for (const folder of lacking.folders) folders.set(folder, [...(await tree.ids([folder])).keys()].sort());
    const fetched = await tree.texts([...lacking.texts]);
    for (const path of lacking.texts) texts.set(path, fetched.get(path) ?? null);
  }
}

function attempt(read: () => Policy): Policy | Fault {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}
