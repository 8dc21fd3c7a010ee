/** The settings of AI agents: our hook lines taken out. What agents are allowed besides is a matter of other rules. */
import type { FileChange } from './loosened-files.ts';

const OURS = /aisec-hooks/g;
const ALL_OFF = /"disableAllHooks"\s*:\s*true|"hooks"\s*:\s*false|^\s*hooks\s*=\s*false/m;

export function agentsChange({ before, after }: FileChange): string[] {
  const [old, now] = [before, after].map((text) => text.match(OURS)?.length ?? 0);
  if (old === 0) return [];
  if (now < old) return [now === 0 ? 'it no longer runs aisec-hooks' : `it names aisec-hooks ${now} times, where it was ${old}`];
  return ALL_OFF.test(after) && !ALL_OFF.test(before) ? ['all hooks are turned off, ours among them'] : [];
}
