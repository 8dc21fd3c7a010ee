/** What the policies say of code that an AI tool wrote: who may, where, and whether it has to be said. Pure; whoever knows the tool asks. */
import type { OwnClaim } from '../run.ts';
import { AI_ACCESS } from '../types.ts';
import type { AiAccess, Policy } from '../types.ts';
import { entriesFor } from './levels.ts';

/** What is known of AI in one commit. */
export interface AiUse {
  /** As `ai.approved` has it: "claude-code". null: an AI tool, nobody knows which. */
  tool: string | null;
  /** Does the message say so? */
  disclosed: boolean;
  /** Has somebody else than the author reviewed it? Where that cannot be known yet, before the message exists: true. */
  reviewed: boolean;
  /** The files it wrote in, in any order. */
  paths: string[];
}

/** Claims for findings of lib/own-rules.ts, of each policy the strictest word; none when the policies allow what was done. */
export function aiStanding(policies: Policy[], use: AiUse): OwnClaim[] {
  const paths = use.paths.toSorted();
  if (paths.length === 0) return [];
  return [...commitClaims(policies, use, paths[0]), ...paths.flatMap((path) => pathClaims(policies, use, path))];
}

/** What AI tools may do in a file; `tier` is the one that says it, null where the entry itself does or nobody. */
export function aiAccess(policies: Policy[], path: string): { access: AiAccess; tier: string | null } {
  const words = policies.map((policy) => {
    const entry = entriesFor(policy, path).findLast(({ ai }) => ai !== undefined);
    return { access: entry?.ai ?? 'allow', tier: entry?.tier ?? null };
  });
  return words.reduce((one, other) => (AI_ACCESS.indexOf(other.access) > AI_ACCESS.indexOf(one.access) ? other : one));
}

/** They concern the commit as a whole; the first file stands for it. */
function commitClaims(policies: Policy[], { tool, disclosed }: AiUse, path: string): OwnClaim[] {
  const claims: OwnClaim[] = [];
  const lists = policies.flatMap(({ ai }) => (ai.approved === null ? [] : [ai.approved]));
  const refusing = lists.find((approved) => tool === null || !approved.includes(tool));
  if (refusing) claims.push({ rule: 'ai-unapproved-tool', path, says: `${named(tool)} wrote here, and approved is ${refusing.join(', ') || 'none'}` });
  const asked = policies.some(({ ai }) => ai.disclosure === 'required');
  if (asked && !disclosed) claims.push({ rule: 'ai-undisclosed', path, says: `${named(tool)} wrote here, and the message does not say so` });
  return claims;
}

function pathClaims(policies: Policy[], { tool, reviewed }: AiUse, path: string): OwnClaim[] {
  const { access, tier } = aiAccess(policies, path);
  const where = tier === null ? 'here' : `in the tier ${tier}`;
  if (access === 'forbid') return [{ rule: 'ai-forbidden-path', path, says: `${named(tool)} wrote here, and no AI tool may ${where}` }];
  if (access === 'allow' || reviewed) return [];
  return [{ rule: 'ai-review-needed', path, says: `${named(tool)} wrote here, and nobody else has reviewed it, as is asked ${where}` }];
}

function named(tool: string | null): string {
  return tool ?? 'an AI tool';
}
