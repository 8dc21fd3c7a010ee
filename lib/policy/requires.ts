/** `requires: ">=1.2"`: the least version of the tool that may judge by a policy. */
import { Fault } from '../faults.ts';
import type { Policy } from '../types.ts';

/** Throws a Fault when a policy asks for a later version than `version`, as "1.2.3" with anything behind a hyphen left out. */
export function refuseOlder(policy: Policy, version: string): void {
  if (policy.requires === undefined || !isOlder(version, policy.requires)) return;
  throw new Fault(`the policy asks for aisec-hooks ${policy.requires}, and this is ${version}`, {
    at: '.aisec.yml', hint: 'Run npm install, then npx aisec-hooks install, to bring the hooks up to date.',
  });
}

/** @param requires ">=1.2" or ">=1.2.3" */
export function isOlder(version: string, requires: string): boolean {
  const [own, least] = [version, requires.replace(/^>=\s*/, '')].map((text) => text.split('-')[0].split('.').map(Number));
  for (let part = 0; part < 3; part++) if ((own[part] ?? 0) !== (least[part] ?? 0)) return (own[part] ?? 0) < (least[part] ?? 0);
  return false;
}
