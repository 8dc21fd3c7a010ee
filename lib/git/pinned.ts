/** The arguments that make git's answers the same whatever the user's configuration says; the build writes them into the shims. */

/**
 * Lines of context around each change: so many that most hunks hold their whole file, because fetching one costs a commit 20 ms (a process, and
 * the modules of node that start it) and reading a line costs next to nothing. A hunk whose trailing context is shorter has reached the end.
 */
export const CONTEXT = 1500;

/** Environment variables to unset before any pinned command: GIT_DIFF_OPTS=-u9 overrides -U40, the other runs a foreign program. */
export const UNSET: readonly string[] = ['GIT_DIFF_OPTS', 'GIT_EXTERNAL_DIFF'];

/**
 * What stands between `git` and the subcommand. Replacement objects would show other bytes than those that are committed; the
 * configuration keys have no option of their own (bigFileThreshold=1 makes every file "binary").
 */
const GLOBAL: readonly string[] = [
  '--no-replace-objects',
  '-c', 'core.bigFileThreshold=512m', '-c', 'diff.suppressBlankEmpty=false', '-c', 'core.quotePath=true',
];

/** -l400: above 400 moved files git matches only by content and base name; lines it then calls new are found carried by their text. */
const LIKENESS: readonly string[] = [
  '--raw', '-z', '--no-abbrev', '-M', '-l400', '--submodule=short', '--ignore-submodules=none', '--no-relative', '-O/dev/null',
];

const PATCH: readonly string[] = [
  '-p', `-U${CONTEXT}`, '--inter-hunk-context=0', '--diff-algorithm=myers', '--indent-heuristic', '--full-index', '--no-color',
  '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/',
];

const STAGED: readonly string[] = ['--cached', '--ita-invisible-in-index'];

/** `git …` for the staged changes: raw records, one NUL, then a patch for each record in the same order. Nothing when nothing is staged. */
export const DIFF_ARGUMENTS: readonly string[] = [...GLOBAL, 'diff', ...STAGED, ...LIKENESS, ...PATCH];

/** `git …` for the same raw records alone, byte for byte. */
export const KEY_ARGUMENTS: readonly string[] = [...GLOBAL, 'diff', ...STAGED, ...LIKENESS];

/** `git …` for the net changes between two commits, which follow these arguments. */
export const RANGE_ARGUMENTS: readonly string[] = [...GLOBAL, 'diff', ...LIKENESS, ...PATCH, '--end-of-options'];

/**
 * `git …` for the changes of each commit whose id comes on stdin, against its parent; of a merge only the paths that differ from every parent.
 * Before each stands "<id>\0".
 */
export const COMMITS_ARGUMENTS: readonly string[] = [...GLOBAL, 'diff-tree', '--stdin', '--root', '-r', '-c', '--always', ...LIKENESS, ...PATCH];

/** `git …` for the changed lines between two blobs, which follow these arguments, whatever attributes say about their names. */
export const BLOB_ARGUMENTS: readonly string[] = [...GLOBAL, 'diff', '--text', '-O/dev/null', ...PATCH, '--end-of-options'];

/** `git …` before any other subcommand that reads objects. */
export const PLAIN_ARGUMENTS: readonly string[] = ['--no-replace-objects'];

/** `git …` that answers object names from stdin, one a line. */
export const BATCH_ARGUMENTS: readonly string[] = [...PLAIN_ARGUMENTS, 'cat-file', '--batch'];

/** `git …` that answers only their sizes. */
export const CHECK_ARGUMENTS: readonly string[] = [...PLAIN_ARGUMENTS, 'cat-file', '--batch-check'];

/**
 * The sh command whose output lib/git/stream.ts reads: the diff, and a last line with its exit code. The code comes last because only the end
 * of a stream cannot be counterfeited by what a file holds. None of the words needs quoting.
 */
export function streamCommand(): string {
  return [`unset ${UNSET.join(' ')}`, `git ${DIFF_ARGUMENTS.join(' ')}`, `printf '\\n${TRAILER} %s\\n' "$?"`].join('\n');
}

/** First word of the stream's last line: "aisec-end 0". */
export const TRAILER = 'aisec-end';
