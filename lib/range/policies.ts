/** Which policies judge a range: the base's and the head's own; what the range itself loosens is told against what it builds on. */
import { filesIn } from '../git/listing.ts';
import { emptyTree } from '../git/range.ts';
import type { GitOptions } from '../git/git.ts';
import { POLICY_FILE, type InForce } from '../policy/in-force.ts';
import type { RatedRule } from '../policy/loosened.ts';
import type { Policy } from '../types.ts';
import { policiesOfChange } from '../scan/policies.ts';

/** `base`: the tip of what the range goes to, which may have moved on; `bases`: what the range builds on. */
export async function policiesOfRange({ base, bases, head }: { base: string | null; bases: string[]; head: string }, options: GitOptions, rules: RatedRule[]): Promise<InForce> {
  const below = bases[0] ?? base ?? (await emptyTree(options));
  const own = await policiesOfChange(below, head, options.cwd, rules);
  if (base === null || base === below) return own;
  const tip = await policiesOfChange(base, base, options.cwd, rules);
  const [was, is] = await Promise.all([below, head].map(async (tree) => (await filesIn(tree, [POLICY_FILE], options)).get(POLICY_FILE)));
  // a range that leaves the policy alone leaves the base's
  return was === is ? { policies: tip.policies, claims: [...tip.claims, ...own.claims] } : { policies: [...tip.policies, ...own.policies], claims: [...tip.claims, ...own.claims] };
}

/** A floor judges beside the repository's own policies, so that they can only tighten it; for reasons the longer and the floor's pattern count. */
export function withFloor({ policies, claims }: InForce, floor: Policy | null): InForce {
  if (floor === null) return { policies, claims };
  const [first, ...others] = policies;
  const { reason } = first.override;
  const stricter = { min: Math.max(reason.min, floor.override.reason.min), pattern: floor.override.reason.pattern ?? reason.pattern };
  const wildcard = first.override.wildcard && floor.override.wildcard;
  return { policies: [{ ...first, override: { ...first.override, wildcard, reason: stricter } }, ...others, floor], claims };
}
