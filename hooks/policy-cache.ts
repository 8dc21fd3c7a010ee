/** Reads policies by blob id through a cache in <git dir>/aisec, so that YAML is parsed once per version of the file. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readAnswers } from '../lib/git/blobs.ts';
import { packPolicy, unpackPolicy } from '../lib/policy/cache.ts';
import { extendedFiles } from '../lib/policy/extended.ts';
import { POLICY_FILE, type ReadPolicy } from '../lib/policy/in-force.ts';
import type { Scene } from './scene.ts';

export function cachedPolicyReader(scene: Scene): ReadPolicy {
  return async ({ id, text }) => {
    const file = path.join(scene.gitDir, 'aisec', `policy-${id}.json`);
    // a policy that extends other files is read again each time: only git could say whether they changed
    const cached = existsSync(file) ? unpackPolicy(readFileSync(file, 'utf8'), scene.version, () => null) : null;
    if (cached !== null) return cached;
    const extended = await extendedFiles(text, (name) => stagedText(scene, name));
    const { readPolicy } = await import('../lib/policy/read.ts');
    const policy = readPolicy(text, { file: POLICY_FILE, read: (name) => extended.get(name) ?? null, rules: scene.rules.rules.map(({ row }) => row) });
    if (extended.size === 0) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, packPolicy(policy, scene.version, {}));
    }
    return policy;
  };
}

async function stagedText({ cwd, env }: Scene, name: string): Promise<string | null> {
  const [answer] = await readAnswers([`:${name}`], { cwd, env });
  return answer?.bytes?.toString('utf8') ?? null;
}
