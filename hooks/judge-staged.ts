/** The staged changes → a draft: what pre-commit, and prepare-commit-msg after a change of the index, have in common. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../lib/git/answers.ts';
import { openOpaque } from '../lib/git/opaque.ts';
import { stagedChanges } from '../lib/git/staged.ts';
import { knownRules } from '../lib/own-rules.ts';
import { policiesInForce, type PolicySide } from '../lib/policy/in-force.ts';
import { judgeChanges, type Draft } from '../lib/run.ts';
import type { Change } from '../lib/types.ts';
import { cachedPolicyReader } from './policy-cache.ts';
import { KEPT, worldOf, type Scene } from './scene.ts';

/** `policies`: of HEAD and of the index, as answers of cat-file. */
export async function judgeStaged(scene: Scene, changes: Change[], policies: (Answer | null)[]): Promise<Draft> {
  const [before, after] = [sideOf(policies[0], 'HEAD'), sideOf(policies[1], '')];
  const { policies: inForce, claims } = await policiesInForce(before, after, cachedPolicyReader(scene), () => knownRules(scene.rules));
  const foreign = foreignCommits(scene);
  const own = foreign.length === 0 ? changes : (await stagedChanges({ cwd: scene.cwd, env: scene.env, notIn: foreign, limits: KEPT })).changes;
  const opaque = own.some(({ opaque: why }) => why === 'binary');
  const unread = opaque ? await openOpaque(own, { cwd: scene.cwd, env: scene.env, limits: KEPT }) : [];
  const stillBinary = new Set(own.filter(({ opaque: why }) => why === 'binary').map(({ path: name }) => name));
  const notJudged = unread.filter(({ path: name }) => stillBinary.has(name));
  return judgeChanges(worldOf(scene), own, { policies: inForce, claims, notJudged });
}

function sideOf(answer: Answer | null, tree: string): PolicySide | null {
  return answer === null || answer.bytes === null ? null : { id: answer.id, text: answer.bytes.toString('utf8'), tree };
}

/** The commits whose lines are not this commit's own: the other parents of a merge, and what a stopped rebase, cherry-pick or revert replays. */
function foreignCommits({ gitDir, env }: Scene): string[] {
  const ids = (name: string): string[] => {
    const file = path.join(gitDir, name);
    return existsSync(file) ? readFileSync(file, 'latin1').trim().split('\n').filter((id) => id !== '') : [];
  };
  const replayed = [...ids('CHERRY_PICK_HEAD'), ...(existsSync(path.join(gitDir, 'rebase-merge')) ? ids('REBASE_HEAD') : [])];
  // pre-merge-commit runs before MERGE_HEAD is written; the environment names the other sides: GITHEAD_<id>=branch
  const merged = Object.keys(env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
  return [...new Set([...ids('MERGE_HEAD'), ...merged]), ...new Set(replayed), ...ids('REVERT_HEAD').map((id) => `${id}^`)];
}
