/** What several policies ask together: of each thing the strictest word. Pure and small: every commit runs through it. */
import { MODES, ORIGINS } from '../types.ts';
import type { Gate, Mode, Policy } from '../types.ts';
import type { OverrideTerms } from '../verdict/overrides.ts';

export function modeOf(policies: Policy[], gate: Gate): Mode {
  return MODES[Math.max(...policies.map(({ mode }) => MODES.indexOf(mode[gate])))];
}

/** An override holds only if each of the policies would let it hold. */
export function termsOf(policies: Policy[]): OverrideTerms {
  const all = policies.map(({ override }) => override);
  return {
    min: Math.max(...all.map(({ reason }) => reason.min)),
    patterns: [...new Set(all.flatMap(({ reason }) => reason.pattern ?? []))],
    wildcard: all.every(({ wildcard }) => wildcard),
    approvers: all.flatMap(({ approvers }) => (approvers.length > 0 ? [approvers] : [])),
    maximum: least(all.map(({ maximum }) => maximum)),
    days: least(all.map(({ days }) => days)),
    approval: ORIGINS.filter((origin) => all.some(({ approval }) => approval.includes(origin))),
  };
}

/** null stands for no limit. */
function least(limits: (number | null)[]): number | null {
  return limits.reduce((one, other) => (one === null || other === null ? (one ?? other) : Math.min(one, other)), null);
}
