/** What is known of AI tools in a staged change: cheap to ask of a clean commit, and loaded only when there is something to know. */
import { existsSync } from 'node:fs';
import { mayTellOfAi, restrictsAi } from './ai-asked.ts';
import { provenanceFile } from './audit/provenance-file.ts';
import type { AiKnown } from './provenance.ts';
import type { Change, Policy } from './types.ts';
import { hintedAgents, knownAgent } from './verdict/agents.ts';

export interface Committing {
  /** Of the hook, or of whoever asks. */
  env: Record<string, string | undefined>;
  /** Absolute; see commonDir. */
  gitDir: string;
  changes: Change[];
  policies: Policy[];
}

/** What the signature of every known tool holds. */
const SIGNATURE = /\[bot\]|noreply|cursoragent|roomote/i;

/** null: nothing is known, and a message can say nothing that any policy asks for. */
export async function aiKnown({ env, gitDir, changes, policies }: Committing): Promise<AiKnown | null> {
  const agent = knownAgent(env);
  // git hands the author to its hooks
  const author = `${env.GIT_AUTHOR_NAME ?? ''} <${env.GIT_AUTHOR_EMAIL ?? ''}>`;
  const recorded = existsSync(provenanceFile(gitDir));
  const marked = mayTellOfAi(changes);
  if (agent === null && !recorded && !marked && !SIGNATURE.test(author) && !restrictsAi(policies)) return null;
  const { addedIn, authorSignals, signalsInChanges } = await import('./provenance.ts');
  const signals = [
    ...(recorded ? (await import('./audit/recorded-lines.ts')).recordedSignals(gitDir, changes) : []),
    ...authorSignals(author),
    // an agent that names itself by a mere "1" is one that nobody knows
    ...(agent === null ? [] : [{ kind: 'environment' as const, tool: agent.tool === 'unknown' ? null : agent.tool, how: `${agent.how} in the environment` }]),
    ...(marked ? signalsInChanges(changes) : []),
  ];
  if (signals.length === 0 && !restrictsAi(policies)) return null;
  return { changed: addedIn(changes), signals, hints: hintedAgents(env), policies: policies.map(({ custom: _rules, ...policy }) => policy) };
}
