/** Reads policies by blob id through a cache in <git dir>/aisec, so that YAML is parsed once per version of the file. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { knownRules } from '../lib/own-rules.ts';
import { packPolicy, unpackPolicy } from '../lib/policy/cache.ts';
import { POLICY_FILE, type ReadPolicy } from '../lib/policy/in-force.ts';
import type { Scene } from './scene.ts';
import { writeState } from './state.ts';

export function cachedPolicyReader(scene: Scene): ReadPolicy {
  return async ({ id, text, tree }) => {
    const name = `policy-${id}.json`;
    const file = path.join(scene.gitDir, 'aisec', name);
    const cached = existsSync(file) ? unpackPolicy(readFileSync(file, 'utf8'), scene.version, () => null) : null;
    if (cached !== null) return cached;
    const { readExtended } = await import('../lib/policy/extended.ts');
    const { policy, files } = await readExtended(text, POLICY_FILE, knownRules(scene.rules), (asked) => textIn(scene, tree, asked));
    // a policy that extends other files is read again each time: only git could say whether they changed
    if (files.length > 0) return policy;
    writeState(scene.gitDir, name, packPolicy(policy, scene.version, {}));
    return policy;
  };
}

async function textIn({ cwd, env }: Scene, tree: string, name: string): Promise<string | null> {
  const { readAnswers } = await import('../lib/git/blobs.ts');
  const [answer] = await readAnswers([`${tree}:${name}`], { cwd, env });
  return answer?.bytes?.toString('utf8') ?? null;
}
