/** A policy file of the working copy, with the layers it is made of and the floors that hold besides: what the `policy` commands speak about. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { diskTree } from '../custom/trees.ts';
import { Fault } from '../faults.ts';
import { POLICY_FILE } from '../policy/in-force.ts';
import { policyOf, readLayers, type Layer } from '../policy/read.ts';
import type { Policy } from '../types.ts';
import { readFloors, topOf, type Known } from './policies.ts';

export interface PolicyFile {
  /** Of the repository, absolute. */
  top: string;
  /** From the top; null when there is no policy, so that the recommended one holds. */
  file: string | null;
  /** Over `recommended`, the lowest first. */
  layers: Layer[];
  faults: Fault[];
  /** null when there are faults. */
  policy: Policy | null;
  floors: { file: string; policy: Policy }[];
}

/** `name`: from the current folder; the repository's own policy when absent. Throws a Fault when it names nothing, or a floor is broken. */
export async function openPolicy(cwd: string, name: string | undefined, known: Known): Promise<PolicyFile> {
  const top = await topOf(cwd);
  const full = name === undefined ? path.join(top, POLICY_FILE) : path.resolve(cwd, name);
  const floors = readFloors(known.floors, known).map((policy, index) => ({ file: known.floors[index], policy }));
  if (!existsSync(full)) {
    if (name !== undefined) throw new Fault('there is no such file', { at: name, hint: 'Name a policy file, or none for the repository\'s own.' });
    return { top, file: null, layers: [], faults: [], policy: policyOf([], known.rules), floors };
  }
  const file = path.relative(top, full).split(path.sep).join('/');
  const { layers, faults } = readLayers(readFileSync(full, 'utf8'), { file, ...diskTree(top), ...known });
  return { top, file, layers, faults, policy: faults.length > 0 ? null : policyOf(layers, known.rules), floors };
}
