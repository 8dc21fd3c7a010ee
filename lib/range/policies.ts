/** Which policies judge a range: the base's and the head's own; what the range itself loosens is told against what it builds on. */
import { filesIn } from '../git/listing.ts';
import { emptyTree } from '../git/range.ts';
import type { GitOptions } from '../git/git.ts';
import { POLICY_FILE, type InForce } from '../policy/in-force.ts';
import { policiesOfChange, type Known } from '../scan/policies.ts';

/** `base`: the tip of what the range goes to, which may have moved on; `bases`: what the range builds on. */
export async function policiesOfRange({ base, bases, head }: { base: string | null; bases: string[]; head: string }, options: GitOptions, known: Known): Promise<InForce> {
  const below = bases[0] ?? base ?? (await emptyTree(options));
  const own = await policiesOfChange(below, head, options.cwd, known);
  if (base === null || base === below) return own;
  const tip = await policiesOfChange(base, base, options.cwd, known);
  const [was, is] = await Promise.all([below, head].map(async (tree) => (await filesIn(tree, [POLICY_FILE], options)).get(POLICY_FILE)));
  // a range that leaves the policy alone leaves the base's
  const claims = [...tip.claims, ...own.claims];
  return was === is ? { ...tip, claims } : { policies: [...tip.policies, ...own.policies], claims, onceReasoned: own.onceReasoned };
}
