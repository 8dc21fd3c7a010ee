/** Reads policies by blob id through a cache in <git dir>/aisec, so that YAML is parsed once per version of the file. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { knownRules } from '../lib/own-rules.ts';
import { packPolicy, unpackPolicy } from '../lib/policy/cache.ts';
import { floorFiles, floorText } from '../lib/policy/floor.ts';
import { POLICY_FILE, type ReadPolicy } from '../lib/policy/in-force.ts';
import type { Policy } from '../lib/types.ts';
import type { Scene } from './scene.ts';
import { writeState } from './state.ts';

export function cachedPolicyReader(scene: Scene): ReadPolicy {
  return async (side) => {
    const name = `policy-${side.id}.json`;
    const cached = unpackPolicy(readState(scene.gitDir, name), scene.version, () => null);
    if (cached !== null) return cached;
    const { readKept } = await import('../lib/custom/kept.ts');
    const { gitTree } = await import('../lib/custom/trees.ts');
    // a policy that leads to other files is kept once for each side, with their ids
    const led = side.tree === '' ? 'policy-after.json' : 'policy-before.json';
    const tree = gitTree(side.tree, scene.cwd, { cwd: scene.cwd, env: scene.env });
    const { policy, leads, keep } = await readKept(side, { tree, rules: () => knownRules(scene.rules), file: POLICY_FILE, tool: scene.version, kept: readState(scene.gitDir, led) });
    if (keep !== null) writeState(scene.gitDir, leads ? led : name, leads ? keep : packPolicy(policy, scene.version, {}));
    return policy;
  };
}

/** The floors of this machine, each kept as long as neither it nor a file it leads to changes. */
export async function cachedFloors(scene: Scene): Promise<Policy[]> {
  const files = floorFiles(scene.env);
  const policies: Policy[] = [];
  for (const [index, file] of files.entries()) {
    const { readKept } = await import('../lib/custom/kept.ts');
    const { folderTree } = await import('../lib/custom/trees.ts');
    const name = `floor-${index}.json`;
    const text = floorText(file);
    const { policy, keep } = await readKept({ id: `${file}\n${text}`, text, tree: '' }, {
      tree: folderTree(path.dirname(file)), rules: () => knownRules(scene.rules), file, tool: scene.version, kept: readState(scene.gitDir, name),
    });
    if (keep !== null) writeState(scene.gitDir, name, keep);
    policies.push(policy);
  }
  return policies;
}

function readState(gitDir: string, name: string): string {
  const file = path.join(gitDir, 'aisec', name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
