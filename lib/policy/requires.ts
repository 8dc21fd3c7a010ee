/** `requires: ">=1.2"`: the least version of the tool that may judge by a policy. */
import { Fault } from '../faults.ts';
import type { PolicyDocument } from './document.ts';

/** The policy may hold what this tool does not know yet: nothing else that is said of it would help. */
export class LaterPolicy extends Fault {}

/** The fault of a policy that asks for a later version than `tool`, whatever else stands in it; null when it does not. */
export function asksForLater({ value, at }: PolicyDocument, tool: string | undefined): LaterPolicy | null {
  const requires = typeof value === 'object' && value !== null && 'requires' in value ? value.requires : null;
  if (tool === undefined || typeof requires !== 'string' || !/^>=\s*\d/.test(requires) || !isOlder(tool, requires)) return null;
  return new LaterPolicy(`the policy asks for aisec-hooks ${requires}, and this is ${tool}`, {
    at: at(['requires']), hint: 'Run npm install, then npx aisec-hooks install, to bring the hooks up to date.',
  });
}

/**
 * @param version "1.2.3"; anything behind a hyphen is left out
 * @param requires ">=1.2" or ">=1.2.3"
 */
export function isOlder(version: string, requires: string): boolean {
  const [own, least] = [version, requires.replace(/^>=\s*/, '')].map((text) => text.split('-')[0].split('.').map(Number));
  for (let part = 0; part < 3; part++) if ((own[part] ?? 0) !== (least[part] ?? 0)) return (own[part] ?? 0) < (least[part] ?? 0);
  return false;
}
