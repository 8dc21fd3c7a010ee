/** What every hook works with: the world outside as values, so that bin alone touches process. */
import type { RuleSet } from '../lib/match/ruleset.ts';
import type { World } from '../lib/run.ts';
import { spent } from '../lib/spent.ts';

export interface Scene {
  /** The hook that runs: pre-commit. */
  hook: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** <git dir>, absolute. */
  gitDir: string;
  rules: RuleSet;
  version: string;
  color: boolean;
  /** Milliseconds since the process began. */
  now(): number;
  /** The time, ISO 8601 in UTC. */
  date(): string;
  /** The AI agent that says in the environment that it is committing, in the words of the policy's `ai.approved`; null when none does. */
  agent(): string | null;
  /** Standard input in chunks. */
  input(): Iterable<Uint8Array>;
  say(text: string): void;
}

/** Bytes of added text that are kept for one file while a diff is read; the policy's own limit is asked afterwards. */
export const KEPT = { file: 64 * 1024 * 1024 };

/** `manifests`: those of the top as staged, where they are known. */
export function worldOf({ rules, cwd, env }: Scene, manifests?: ReadonlyMap<string, string>): World {
  const blobs: World['blobs'] = async (ids, limit) => (await import('../lib/git/blobs.ts')).readBlobs(ids, { cwd, env, limit });
  return {
    rules,
    spent,
    blobs,
    around: { files: async () => (await import('../lib/git/listing.ts')).allFiles('', { cwd, env }), read: blobs, manifests },
  };
}
