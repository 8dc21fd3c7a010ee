/** Which commits a merge brings in, at a time when git has not written it down. */

/**
 * Ids of the other parents in pre-merge-commit. MERGE_HEAD is written only after that hook; what the hook does get is one variable
 * for each merged commit: GITHEAD_<id>=<name it was called by> (seen with git 2.39: merge, octopus, pull). Later hooks read MERGE_HEAD.
 */
export function mergedCommits(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env).flatMap((name) => /^GITHEAD_([0-9a-f]{40}|[0-9a-f]{64})$/.exec(name)?.[1] ?? []);
}
