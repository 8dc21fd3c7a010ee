/** Reads a policy together with the files it extends, which have to be fetched: reading itself waits for nothing. */
import { Fault } from '../faults.ts';
import type { Policy } from '../types.ts';
import type { KnownRule } from './merge.ts';
import { readPolicy } from './read.ts';

export interface Extended { policy: Policy; /** Paths that `extends` led to. */ files: string[] }

/** `fetch` gives the text of a path from the same tree as the policy, null when it is not there. Throws a Fault for the first mistake. */
export async function readExtended(text: string, file: string, rules: KnownRule[], fetch: (path: string) => Promise<string | null>): Promise<Extended> {
  const files = new Map<string, string | null>();
  for (;;) {
    const lacking: string[] = [];
    const read = (path: string): string | null => {
      if (!files.has(path)) lacking.push(path);
      return files.get(path) ?? null;
    };
    const outcome = attempt(() => readPolicy(text, { file, read, rules }));
    if (lacking.length === 0) {
      if (outcome instanceof Fault) throw outcome;
      return { policy: outcome, files: [...files.keys()] };
    }
    for (const path of lacking) files.set(path, await fetch(path));
  }
}

function attempt(read: () => Policy): Policy | Fault {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}
