/** The staged changes → a draft: what pre-commit, and prepare-commit-msg after a change of the index, have in common. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { aiKnown } from '../lib/ai-known.ts';
import { mergedCommits } from '../lib/git/parents.ts';
import { knownRules } from '../lib/own-rules.ts';
import { actingUnder } from '../lib/policy/acting.ts';
import { onFloors, policiesInForce, POLICY_FILE } from '../lib/policy/in-force.ts';
import { judgeChanges, type Draft } from '../lib/run.ts';
import type { Change, NotJudged } from '../lib/types.ts';
import { cachedFloors, cachedPolicyReader } from './policy-cache.ts';
import { KEPT, worldOf, type Scene } from './scene.ts';
import { stagedFiles } from './staged-files.ts';

/** `changes`: all that is staged against HEAD. */
export async function judgeStaged(scene: Scene, changes: Change[]): Promise<Draft> {
  const { before, after, manifests } = await stagedFiles(scene, changes);
  const inForce = await policiesInForce(before, after, cachedPolicyReader(scene), () => knownRules(scene.rules));
  const { policies: all, claims } = onFloors(inForce, await cachedFloors(scene));
  const world = { ...worldOf(scene, manifests), acting: actingUnder(all) };
  const own = await ownChanges(scene, changes);
  // the policy of another side of a merge has been judged there
  const foreign = changes.some(isPolicy) && !own.some(isPolicy);
  const ai = await aiKnown({ env: scene.env, gitDir: scene.gitDir, changes: own, policies: all });
  const judging = { gate: 'commit' as const, policies: all, claims: foreign ? [] : claims, notJudged: await unreadable(scene, own) };
  if (ai === null) return judgeChanges(world, own, judging);
  const { claimsBeforeMessage, withAi } = await import('../lib/provenance.ts');
  return withAi(await judgeChanges(world, own, { ...judging, claims: [...judging.claims, ...claimsBeforeMessage(ai)] }), ai);
}

/** Without the lines of other commits; git is asked again only where there are any. */
async function ownChanges(scene: Scene, changes: Change[]): Promise<Change[]> {
  const notIn = await foreignCommits(scene);
  if (notIn.length === 0) return changes;
  const { stagedChanges } = await import('../lib/git/staged.ts');
  return (await stagedChanges({ cwd: scene.cwd, env: scene.env, notIn, limits: KEPT })).changes;
}

/** Opens what git calls binary; answers with what stays unread. */
async function unreadable(scene: Scene, changes: Change[]): Promise<NotJudged[]> {
  const binary = () => changes.filter(({ opaque }) => opaque === 'binary').map(({ path: name }) => name);
  if (binary().length === 0) return [];
  const { openOpaque } = await import('../lib/git/opaque.ts');
  const unread = await openOpaque(changes, { cwd: scene.cwd, env: scene.env, limits: KEPT });
  const still = new Set(binary());
  return unread.filter(({ path: name }) => still.has(name));
}

function isPolicy({ path: name }: Change): boolean {
  return name === POLICY_FILE;
}

/** The commits whose lines are not this commit's own: the other parents of a merge, and what a stopped rebase, cherry-pick or revert replays. */
async function foreignCommits(scene: Scene): Promise<string[]> {
  const { gitDir, env, hook } = scene;
  const ids = (name: string): string[] => {
    const file = path.join(gitDir, name);
    return existsSync(file) ? readFileSync(file, 'latin1').trim().split('\n').filter((id) => id !== '') : [];
  };
  const replayed = [...ids('CHERRY_PICK_HEAD'), ...(existsSync(path.join(gitDir, 'rebase-merge')) ? ids('REBASE_HEAD') : [])];
  // anywhere else such a variable would be somebody's own
  const merged = hook === 'pre-merge-commit' ? mergedCommits(env) : [];
  return [...new Set([...ids('MERGE_HEAD'), ...merged]), ...new Set(replayed), ...(await parentsOf(scene, ids('REVERT_HEAD')))];
}

/** What a revert brings back stood in the parents of the commit it takes back; the first commit has none. */
async function parentsOf({ cwd, env }: Scene, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { git, gitFault } = await import('../lib/git/git.ts');
  const args = ['rev-parse', ...ids.map((id) => `${id}^@`)];
  const { code, stdout, stderr } = await git(args, { cwd, env });
  if (code !== 0) throw gitFault(args, code, stderr);
  return stdout.toString('latin1').split('\n').filter((id) => id !== '');
}
