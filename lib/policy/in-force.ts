/** Which policies judge a change: HEAD's and the change's own (DESIGN §6), and what the step from one to the other loosens. */
import { Fault } from '../faults.ts';
import type { Policy } from '../types.ts';
import type { OwnClaim } from '../run.ts';
import { RECOMMENDED, STRICT } from './builtin.ts';
import type { RatedRule } from './loosened.ts';
import { LaterPolicy } from './requires.ts';

export const POLICY_FILE = '.aisec.yml';

/** A policy file's text as one side of the change has it; null where there is none. `tree`: what git calls that side: "HEAD", "" for the index. */
export interface PolicySide { id: string; text: string; tree: string }

/** `onceReasoned`: the policies that judge a range when every claim of it has been given a reason that counts: the new one, and the floors. */
export interface InForce { policies: Policy[]; claims: OwnClaim[]; onceReasoned: Policy[] }

/** Reads a policy text; throws a Fault with its place. */
export type ReadPolicy = (side: PolicySide) => Promise<Policy>;

/**
 * `before` is the policy in HEAD (the base, in CI), `after` the one the change leaves. Without one, `recommended` applies and bringing one in only
 * warns; one that cannot be read in HEAD is `strict`, and mending it warns. Throws a Fault when `after` is invalid.
 */
export async function policiesInForce(before: PolicySide | null, after: PolicySide | null, read: ReadPolicy, rules: () => RatedRule[]): Promise<InForce> {
  if (before === null && after === null) return alone(RECOMMENDED);
  if (before !== null && after !== null && before.id === after.id && !mayLead(before.text)) return unchanged(before, read);
  const old = before === null ? RECOMMENDED : await readOrNull(before, read);
  const now = after === null ? RECOMMENDED : await read(after);
  if (JSON.stringify(old) === JSON.stringify(now)) return alone(now);
  if (now.custom !== undefined && JSON.stringify(now.custom) !== JSON.stringify(old?.custom)) {
    const { refuseUnproved } = await import('../custom/changed.ts');
    refuseUnproved(old?.custom ?? [], now.custom);
  }
  if (old === null) return { policies: [STRICT, now], claims: [{ rule: 'policy-unreadable', path: POLICY_FILE, says: 'this change mends it' }], onceReasoned: [now] };
  const { loosened, saysLoosening } = await import('./loosened.ts');
  const rule = before === null ? 'policy-introduced' : 'policy-loosened';
  const rated = [...rules(), ...(old.custom ?? []), ...(now.custom ?? [])];
  const claims = loosened(old, now, rated).map((one) => ({ rule, path: POLICY_FILE, says: saysLoosening(one) }));
  return { policies: [old, now], claims, onceReasoned: [now] };
}

/** With policies that judge besides, whatever the repository says. */
export function onFloors({ policies, claims, onceReasoned }: InForce, floors: Policy[]): InForce {
  return { policies: [...policies, ...floors], claims, onceReasoned: [...onceReasoned, ...floors] };
}

function alone(policy: Policy): InForce {
  return { policies: [policy], claims: [], onceReasoned: [policy] };
}

/** A file that the policy leads to may change while the policy's own text does not. */
function mayLead(text: string): boolean {
  return /\bextends\b["']?\s*:(?!\s*["']?(?:recommended|strict)\b)|\bcustom\b["']?\s*:/.test(text);
}

async function unchanged(side: PolicySide, read: ReadPolicy): Promise<InForce> {
  const policy = await readOrNull(side, read);
  if (policy !== null) return alone(policy);
  return { ...alone(STRICT), claims: [{ rule: 'policy-unreadable', path: POLICY_FILE, says: 'the strict policy judges until it is mended' }] };
}

async function readOrNull(side: PolicySide, read: ReadPolicy): Promise<Policy | null> {
  try {
    return await read(side);
  } catch (error) {
    if (error instanceof Fault && !(error instanceof LaterPolicy)) return null;
    throw error;
  }
}
